using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>The nodes, and beside them what changes: what is free and how many services each has.</summary>
internal sealed class NodeTable
{
    private readonly Dictionary<string, int> _byName;

    public NodeTable(ImmutableArray<ClusterNode> nodes)
    {
        Nodes = nodes;
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
    }

    public ImmutableArray<ClusterNode> Nodes { get; }

    public NodeState[] States { get; }

    public Resources Largest { get; }

    /// <summary>The node's position, or -1.</summary>
    public int Find(string name) => _byName.GetValueOrDefault(name, -1);
}
