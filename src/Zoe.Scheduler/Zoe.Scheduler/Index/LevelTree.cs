using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>
/// For the nodes on one level: the most free cores, the most free memory and the most of both at once, over groups of
/// nodes, then over <see cref="Fan"/> groups, and so on up to one root. -1 where there is no node.
/// </summary>
internal sealed class LevelTree
{
    public const int Fan = 16;

    private readonly int[][] _cores;
    private readonly int[][] _memory;
    private readonly int[][] _both;

    public LevelTree(int groups)
    {
        var heights = 1;
        for (var count = groups; count > 1; count = (count + Fan - 1) / Fan) heights++;
        _cores = new int[heights][];
        _memory = new int[heights][];
        _both = new int[heights][];
        for (int height = 0, count = groups; height < heights; height++, count = (count + Fan - 1) / Fan)
        {
            var padded = (count + Fan - 1) / Fan * Fan;
            _cores[height] = Empty(padded);
            _memory[height] = Empty(padded);
            _both[height] = Empty(padded);
        }
    }

    public int Top => _cores.Length - 1;

    public NodeStat Root => At(Top, 0);

    public NodeStat At(int height, int index) => new(_cores[height][index], _memory[height][index], _both[height][index]);

    /// <summary>Takes note of a node that came into the group.</summary>
    public void Raise(int group, NodeStat stat)
    {
        var index = group;
        for (var height = 0; height < _cores.Length; height++, index /= Fan)
        {
            var old = At(height, index);
            var now = NodeStat.Max(old, stat);
            if (now == old) return;
            Set(height, index, now);
        }
    }

    /// <summary>Takes note of the group's new maxima after a node left it or shrank.</summary>
    public void Replace(int group, NodeStat stat)
    {
        var index = group;
        for (var height = 0; ; index /= Fan)
        {
            if (At(height, index) == stat) return;
            Set(height, index, stat);
            if (++height == _cores.Length) return;
            stat = MaxOfChildren(height - 1, index / Fan * Fan);
        }
    }

    /// <summary>One bit for each child of the entry that may have a node with room for <paramref name="demand"/>.</summary>
    public uint ChildrenWithRoom(int height, int index, NodeStat demand)
    {
        var first = index * Fan;
        return RoomIn(height - 1, first, demand) | (RoomIn(height - 1, first + Vector256<int>.Count, demand) << Vector256<int>.Count);
    }

    private uint RoomIn(int height, int first, NodeStat demand) => (
        Vector256.GreaterThanOrEqual(Load(_cores[height], first), Vector256.Create(demand.Cores))
        & Vector256.GreaterThanOrEqual(Load(_memory[height], first), Vector256.Create(demand.Memory))
        & Vector256.GreaterThanOrEqual(Load(_both[height], first), Vector256.Create(demand.Both))).ExtractMostSignificantBits();

    private NodeStat MaxOfChildren(int height, int first) =>
        new(MaxOf(_cores[height], first), MaxOf(_memory[height], first), MaxOf(_both[height], first));

    private static int MaxOf(int[] values, int first) =>
        MaxOf(Vector256.Max(Load(values, first), Load(values, first + Vector256<int>.Count)));

    public static int MaxOf(Vector256<int> values)
    {
        var quads = Vector128.Max(values.GetLower(), values.GetUpper());
        return Math.Max(Math.Max(quads[0], quads[1]), Math.Max(quads[2], quads[3]));
    }

    private static Vector256<int> Load(int[] values, int first) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), first));

    private void Set(int height, int index, NodeStat stat)
    {
        _cores[height][index] = stat.Cores;
        _memory[height][index] = stat.Memory;
        _both[height][index] = stat.Both;
    }

    private static int[] Empty(int length)
    {
        var values = new int[length];
        Array.Fill(values, -1);
        return values;
    }
}
