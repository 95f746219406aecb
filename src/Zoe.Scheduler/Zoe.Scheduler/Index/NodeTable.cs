using System.Collections.Immutable;

namespace Zoe.Scheduler.Index;

/// <summary>The nodes and their mutable state.</summary>
internal sealed class NodeTable
{
    private const long MaxOverMean = 4;

    private readonly Dictionary<string, int> _byName;

    public NodeTable(ImmutableArray<ClusterNode> nodes)
    {
        Nodes = nodes;
        Changes = new ChangeLog(nodes.Length);
        States = new NodeState[nodes.Length];
        _byName = new Dictionary<string, int>(nodes.Length, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Length; i++)
        {
            var capacity = nodes[i].Capacity;
            States[i].Free = capacity;
            if (!_byName.TryAdd(nodes[i].Name, i))
                throw new ArgumentException($"Two nodes have the name '{nodes[i].Name}'.", nameof(nodes));
            Largest = new Resources(
                Math.Max(Largest.Millicores, capacity.Millicores), Math.Max(Largest.MemoryBytes, capacity.MemoryBytes));
        }

        Typical = new Resources(
            Math.Min(Largest.Millicores, MaxOverMean * Mean(node => node.Capacity.Millicores)),
            Math.Min(Largest.MemoryBytes, MaxOverMean * Mean(node => node.Capacity.MemoryBytes)));
        var counts = nodes.Select(node => node.Labels.Count).Distinct().Order().ToArray();
        LabelRankCount = counts.Length;
        LabelRanks = [.. nodes.Select(node => Array.BinarySearch(counts, node.Labels.Count))];
    }

    public ImmutableArray<ClusterNode> Nodes { get; }

    /// <summary>The nodes whose state changed.</summary>
    public ChangeLog Changes { get; }

    public NodeState[] States { get; }

    public Resources Largest { get; }

    /// <summary>Upper end of the packing scale: covers nearly all nodes without being distorted by a few very large ones.</summary>
    public Resources Typical { get; }

    /// <summary>For each node the rank of its number of labels among all distinct numbers.</summary>
    public int[] LabelRanks { get; }

    /// <summary>Number of distinct label counts.</summary>
    public int LabelRankCount { get; }

    public NodeCandidate CandidateOf(int node)
    {
        ref readonly var state = ref States[node];
        return new NodeCandidate(node, Nodes[node].Capacity, state.Free, state.Services, Nodes[node].Labels.Count);
    }

    /// <summary>The node's position, or -1.</summary>
    public int Find(string name) => _byName.GetValueOrDefault(name, -1);

    private long Mean(Func<ClusterNode, long> of) => Nodes.IsEmpty ? 0 : (long)Math.Ceiling(Nodes.Average(of));
}
