using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>
/// The hashes of all labels, or of all images, of all nodes one after the other, so that those that have a given one are
/// found without following a reference for every node.
/// </summary>
internal sealed class NodeWords
{
    private readonly int[] _hashes;
    private readonly int[] _ends;
    private readonly List<int> _others;

    private NodeWords(int[] hashes, int[] ends, List<int> others) => (_hashes, _ends, _others) = (hashes, ends, others);

    /// <summary>Reads one set of each node; null for nodes that have to be asked about every word.</summary>
    public static NodeWords Of(ImmutableArray<ClusterNode> nodes, Func<ClusterNode, ImmutableHashSet<string>?> of)
    {
        var hashes = new List<int>();
        var ends = new int[nodes.Length];
        var others = new List<int>();
        for (var node = 0; node < nodes.Length; node++)
        {
            var words = of(nodes[node]);
            if (words is null || !IsOrdinal(words.KeyComparer)) others.Add(node);
            else foreach (var word in words) hashes.Add(Hash(word));
            ends[node] = hashes.Count;
        }

        return new NodeWords([.. hashes], ends, others);
    }

    /// <summary>The nodes with a word; <paramref name="holds"/> decides about those that may have it.</summary>
    public NodeSet NodesWith(string word, Func<int, bool> holds)
    {
        var words = new ulong[NodeSet.WordsFor(_ends.Length)];
        foreach (var node in _others) Ask(node);
        var hash = Hash(word);
        for (var from = 0; from < _hashes.Length;)
        {
            var next = _hashes.AsSpan(from).IndexOf(hash);
            if (next < 0) break;
            var node = NodeOf(from + next);
            Ask(node);
            from = _ends[node];
        }

        return new NodeSet(words);

        void Ask(int node)
        {
            if (holds(node)) words[node >> 6] |= 1UL << node;
        }
    }

    // The first node that ends behind the position.
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

    // What other comparers hold to be equal need not have the same hash here.
    private static bool IsOrdinal(IEqualityComparer<string> comparer) =>
        ReferenceEquals(comparer, ImmutableHashSet<string>.Empty.KeyComparer) || ReferenceEquals(comparer, StringComparer.Ordinal);

    private static int Hash(string word) => string.GetHashCode(word, StringComparison.Ordinal);
}
