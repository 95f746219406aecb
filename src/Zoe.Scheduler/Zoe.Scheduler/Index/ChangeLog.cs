using System.Numerics;

namespace Zoe.Scheduler.Index;

/// <summary>A ring buffer of changed nodes, so that a pool is updated only when it is searched.</summary>
internal sealed class ChangeLog
{
    private const int MinCapacity = 1024;

    private readonly int[] _nodes;

    public ChangeLog(int nodes) => _nodes = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(MinCapacity, nodes))];

    /// <summary>Number of changes so far.</summary>
    public long Count { get; private set; }

    public void Add(int node) => _nodes[Count++ & (_nodes.Length - 1)] = node;

    /// <summary>False when changes since number <paramref name="seen"/> were overwritten.</summary>
    public bool HasSince(long seen) => Count - seen <= _nodes.Length;

    /// <summary>The node of a change that was not overwritten.</summary>
    public int At(long change) => _nodes[change & (_nodes.Length - 1)];
}
