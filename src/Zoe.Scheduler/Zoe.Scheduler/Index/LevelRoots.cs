using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>The roots of all levels side by side, so that one pass over them finds the next level worth a look.</summary>
internal sealed class LevelRoots
{
    private readonly int[] _cores = Filled();
    private readonly int[] _memory = Filled();
    private readonly int[] _both = Filled();

    public void Set(int level, NodeStat root)
    {
        _cores[level] = root.Cores;
        _memory[level] = root.Memory;
        _both[level] = root.Both;
    }

    /// <summary>The first level from <paramref name="from"/> on that may have a node with room, or -1.</summary>
    public int NextWithRoom(int from, in NodeStat need)
    {
        var skip = from % Vector256<int>.Count;
        for (var first = from - skip; first < NodeLevel.Count; first += Vector256<int>.Count)
        {
            var hits = (Vector256.GreaterThanOrEqual(Load(_cores, first), Vector256.Create(need.Cores))
                & Vector256.GreaterThanOrEqual(Load(_memory, first), Vector256.Create(need.Memory))
                & Vector256.GreaterThanOrEqual(Load(_both, first), Vector256.Create(need.Both)))
                .ExtractMostSignificantBits();
            hits &= uint.MaxValue << skip;
            if (hits != 0) return first + BitOperations.TrailingZeroCount(hits);
            skip = 0;
        }

        return -1;
    }

    private static Vector256<int> Load(int[] values, int first) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), first));

    private static int[] Filled()
    {
        var values = new int[NodeLevel.Count];
        Array.Fill(values, -1);
        return values;
    }
}
