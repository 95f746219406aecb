using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>
/// For the nodes on one level: the most free cores, the most free memory and the most of both at once, over groups of
/// nodes, then over <see cref="Fan"/> groups, and so on up to one root. -1 where there is no node.
/// </summary>
/// <remarks>
/// All in one array, in blocks of <see cref="Fan"/> siblings with their cores side by side, then their memory, then both:
/// what is looked at together lies together.
/// </remarks>
internal sealed class LevelTree
{
    public const int Fan = 16;

    private const int Memory = Fan;
    private const int Both = 2 * Fan;
    private const int Block = 3 * Fan;

    private readonly int[] _stats;
    private readonly int[] _start;

    public LevelTree(int groups)
    {
        var starts = new List<int>();
        var length = 0;
        for (var count = groups; ; count = Blocks(count))
        {
            starts.Add(length);
            length += Blocks(count) * Block;
            if (count <= 1) break;
        }

        _start = [.. starts];
        _stats = new int[length];
        Array.Fill(_stats, -1);
    }

    public int Top => _start.Length - 1;

    public NodeStat Root => At(Top, 0);

    public NodeStat At(int height, int index)
    {
        var at = Offset(height, index);
        return new NodeStat(_stats[at], _stats[at + Memory], _stats[at + Both]);
    }

    /// <summary>Takes note of a node that came into the group.</summary>
    public void Raise(int group, in NodeStat stat)
    {
        var index = group;
        for (var height = 0; height < _start.Length; height++, index /= Fan)
        {
            var at = Offset(height, index);
            var grew = false;
            Lift(at, stat.Cores, ref grew);
            Lift(at + Memory, stat.Memory, ref grew);
            Lift(at + Both, stat.Both, ref grew);
            if (!grew) return;
        }
    }

    /// <summary>Takes note of the group's new maxima after a node left it or shrank.</summary>
    public void Replace(int group, NodeStat stat)
    {
        var index = group;
        for (var height = 0; ; index /= Fan)
        {
            var at = Offset(height, index);
            if (_stats[at] == stat.Cores && _stats[at + Memory] == stat.Memory && _stats[at + Both] == stat.Both) return;
            _stats[at] = stat.Cores;
            _stats[at + Memory] = stat.Memory;
            _stats[at + Both] = stat.Both;
            if (++height == _start.Length) return;
            var block = at - index % Fan;
            stat = new NodeStat(MaxOfSiblings(block), MaxOfSiblings(block + Memory), MaxOfSiblings(block + Both));
        }
    }

    /// <summary>One bit for each child of the entry that may have a node with room for <paramref name="demand"/>.</summary>
    public uint ChildrenWithRoom(int height, int index, in NodeStat demand)
    {
        var block = _start[height - 1] + index * Block;
        return RoomIn(block, demand) | (RoomIn(block + Vector256<int>.Count, demand) << Vector256<int>.Count);
    }

    public static int MaxOf(Vector256<int> values)
    {
        var quads = Vector128.Max(values.GetLower(), values.GetUpper());
        var pairs = Vector128.Max(quads, Vector128.Shuffle(quads, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(pairs.ToScalar(), pairs.GetElement(1));
    }

    private static int Blocks(int count) => (count + Fan - 1) / Fan;

    private int Offset(int height, int index) => _start[height] + (index / Fan * Block) + (index % Fan);

    private void Lift(int at, int value, ref bool grew)
    {
        if (_stats[at] >= value) return;
        _stats[at] = value;
        grew = true;
    }

    private uint RoomIn(int at, in NodeStat demand) => (
        Vector256.GreaterThanOrEqual(Load(at), Vector256.Create(demand.Cores))
        & Vector256.GreaterThanOrEqual(Load(at + Memory), Vector256.Create(demand.Memory))
        & Vector256.GreaterThanOrEqual(Load(at + Both), Vector256.Create(demand.Both))).ExtractMostSignificantBits();

    private int MaxOfSiblings(int at) => MaxOf(Vector256.Max(Load(at), Load(at + Vector256<int>.Count)));

    private Vector256<int> Load(int at) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_stats), at));
}
