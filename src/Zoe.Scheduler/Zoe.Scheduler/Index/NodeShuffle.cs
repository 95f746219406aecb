using System.Numerics;
using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Index;

/// <summary>
/// A pseudo-random permutation of the nodes, determined by seed and service and computed on demand. Its size is a power of two,
/// so some ranks map to nodes beyond the cluster; callers skip those.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct NodeShuffle
{
    // Fewer bits would give too few distinct permutations.
    private const int MinBits = 10;
    private const uint Factor = 0x9E37_79B1;
    private const uint Inverse = 0x0E8B_2F51;

    private readonly uint _mask;
    private readonly int _shift;
    private readonly ulong _early;
    private readonly ulong _late;

    public NodeShuffle(in PlacementRequest request)
    {
        var bits = Math.Max(MinBits, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, request.Nodes - 1)));
        _mask = uint.MaxValue >> (32 - bits);
        _shift = (bits + 1) / 2;
        _early = Mix(Mix((uint)request.Seed) ^ (ulong)request.ServiceId);
        _late = Mix(_early);
    }

    /// <summary>Number of ranks.</summary>
    public int Ranks => (int)_mask + 1;

    /// <summary>The rank of a node.</summary>
    public int RankOf(int node)
    {
        var value = Permute((uint)node, (uint)_early);
        value = Permute(value, (uint)(_early >> 32));
        value = Permute(value, (uint)_late);
        return (int)Permute(value, (uint)(_late >> 32));
    }

    /// <summary>The node with a rank; may be beyond the nodes of the cluster.</summary>
    public int NodeAt(int rank)
    {
        var value = Unpermute((uint)rank, (uint)(_late >> 32));
        value = Unpermute(value, (uint)_late);
        value = Unpermute(value, (uint)(_early >> 32));
        return (int)Unpermute(value, (uint)_early);
    }

    // Every step is invertible: an addition, a multiplication by an odd number, and an xor-shift.
    private uint Permute(uint value, uint key)
    {
        value = ((value + key) * Factor) & _mask;
        return value ^ (value >> _shift);
    }

    private uint Unpermute(uint value, uint key)
    {
        value ^= value >> _shift;
        return ((value * Inverse) - key) & _mask;
    }

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
