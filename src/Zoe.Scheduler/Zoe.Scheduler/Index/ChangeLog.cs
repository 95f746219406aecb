using System.Numerics;

namespace Zoe.Scheduler;

/// <summary>Which nodes changed lately, so that an index that is seldom asked catches up only when it is.</summary>
internal sealed class ChangeLog
{
    private const int Least = 1024;

    private readonly int[] _nodes;

    public ChangeLog(int nodes) => _nodes = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(Least, nodes))];

    /// <summary>How many changes there were.</summary>
    public long Count { get; private set; }

    public void Note(int node) => _nodes[Count++ & (_nodes.Length - 1)] = node;

    /// <summary>False when the changes since <paramref name="seen"/> are no longer all there.</summary>
    public bool HasSince(long seen) => Count - seen <= _nodes.Length;

    /// <summary>The node of a change that is still there.</summary>
    public int At(long change) => _nodes[change & (_nodes.Length - 1)];
}
