using System.Numerics;

namespace Zoe.Scheduler.Index;

/// <summary>
/// A set of nodes as a bitmap over the cluster, with value equality. A node's place is its index among the nodes of the set.
/// </summary>
internal sealed class NodeSet : IEquatable<NodeSet>
{
    private const int Shift = 6;

    private readonly ulong[] _words;
    private readonly int[] _before;
    private readonly int _hash;

    /// <summary>Takes ownership of the bitmap, lowest node first.</summary>
    public NodeSet(ulong[] words)
    {
        _words = words;
        _before = new int[words.Length];
        var hash = default(HashCode);
        for (var i = 0; i < words.Length; i++)
        {
            _before[i] = Count;
            Count += BitOperations.PopCount(words[i]);
            hash.Add(words[i]);
        }

        _hash = hash.ToHashCode();
    }

    public int Count { get; }

    public ReadOnlySpan<ulong> Words => _words;

    public static int WordsFor(int nodes) => (nodes + (1 << Shift) - 1) >> Shift;

    public static NodeSet Where(int nodes, Func<int, bool> predicate)
    {
        var words = new ulong[WordsFor(nodes)];
        for (var node = 0; node < nodes; node++)
        {
            if (predicate(node)) words[node >> Shift] |= 1UL << node;
        }

        return new NodeSet(words);
    }

    public bool Contains(int node) => (_words[node >> Shift] >> node & 1) != 0;

    /// <summary>The place of a node that is in the set.</summary>
    public int PlaceOf(int node) =>
        _before[node >> Shift] + BitOperations.PopCount(_words[node >> Shift] & ((1UL << node) - 1));

    /// <summary>The nodes in ascending order; the index is the place.</summary>
    public int[] ToArray()
    {
        var nodes = new int[Count];
        var place = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            for (var rest = _words[i]; rest != 0; rest &= rest - 1)
                nodes[place++] = (i << Shift) + BitOperations.TrailingZeroCount(rest);
        }

        return nodes;
    }

    public bool Equals(NodeSet? other) =>
        other is not null && _hash == other._hash && Words.SequenceEqual(other.Words);

    public override bool Equals(object? obj) => Equals(obj as NodeSet);

    public override int GetHashCode() => _hash;
}
