using System.Collections.Immutable;

namespace Zoe.Scheduler.Index;

/// <summary>
/// The hashes of the labels, or of the images, of all nodes in one array, so that the nodes with a given term are found by a
/// linear scan without a pointer dereference per node.
/// </summary>
internal sealed class NodeTermHashes
{
    private readonly int[] _hashes;
    private readonly int[] _ends;
    private readonly List<int> _unhashed;

    private NodeTermHashes(int[] hashes, int[] ends, List<int> unhashed) => (_hashes, _ends, _unhashed) = (hashes, ends, unhashed);

    /// <summary>Hashes one set of terms of each node; null for nodes that accept any term and are always checked.</summary>
    public static NodeTermHashes Of(ImmutableArray<ClusterNode> nodes, Func<ClusterNode, ImmutableHashSet<string>?> termsOf)
    {
        var hashes = new List<int>();
        var ends = new int[nodes.Length];
        var unhashed = new List<int>();
        for (var node = 0; node < nodes.Length; node++)
        {
            var terms = termsOf(nodes[node]);
            if (terms is null || !IsOrdinal(terms.KeyComparer)) unhashed.Add(node);
            else foreach (var term in terms) hashes.Add(Hash(term));
            ends[node] = hashes.Count;
        }

        return new NodeTermHashes([.. hashes], ends, unhashed);
    }

    /// <summary>The nodes with a term; <paramref name="hasTerm"/> confirms nodes whose hash matches.</summary>
    public NodeSet NodesWith(string term, Func<int, bool> hasTerm)
    {
        var words = new ulong[NodeSet.WordsFor(_ends.Length)];
        foreach (var node in _unhashed) Check(node);
        var hash = Hash(term);
        for (var from = 0; from < _hashes.Length;)
        {
            var next = _hashes.AsSpan(from).IndexOf(hash);
            if (next < 0) break;
            var node = NodeOf(from + next);
            Check(node);
            from = _ends[node];
        }

        return new NodeSet(words);

        void Check(int node)
        {
            if (hasTerm(node)) words[node >> 6] |= 1UL << node;
        }
    }

    // The node whose range of hashes contains the position.
    private int NodeOf(int position)
    {
        var (low, high) = (0, _ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_ends[middle] > position) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    // Sets with other comparers may contain equal terms with different ordinal hashes.
    private static bool IsOrdinal(IEqualityComparer<string> comparer) =>
        ReferenceEquals(comparer, ImmutableHashSet<string>.Empty.KeyComparer) || ReferenceEquals(comparer, StringComparer.Ordinal);

    private static int Hash(string term) => string.GetHashCode(term, StringComparison.Ordinal);
}
