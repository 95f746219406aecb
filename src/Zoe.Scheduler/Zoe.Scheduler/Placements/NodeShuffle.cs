using System.Numerics;
using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>
/// All nodes in an order drawn from a seed and a service: a permutation that is computed and not stored, so that asking
/// for the first of them costs nothing for the others. Ranks of nodes that are not there occur too, and are passed over.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct NodeShuffle
{
    // With fewer bits there would be too few permutations to draw from.
    private const int LeastBits = 10;
    private const uint Factor = 0x9E37_79B1;
    private const uint Inverse = 0x0E8B_2F51;

    private readonly uint _mask;
    private readonly int _shift;
    private readonly ulong _early;
    private readonly ulong _late;

    public NodeShuffle(in ServiceDemand demand)
    {
        var bits = Math.Max(LeastBits, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, demand.Nodes - 1)));
        _mask = uint.MaxValue >> (32 - bits);
        _shift = (bits + 1) / 2;
        _early = Mix(Mix((uint)demand.Seed) ^ (ulong)demand.ServiceId);
        _late = Mix(_early);
    }

    /// <summary>How many ranks there are.</summary>
    public int Ranks => (int)_mask + 1;

    /// <summary>Where the node stands; lower is earlier.</summary>
    public int RankOf(int node)
    {
        var value = Forth((uint)node, (uint)_early);
        value = Forth(value, (uint)(_early >> 32));
        value = Forth(value, (uint)_late);
        return (int)Forth(value, (uint)(_late >> 32));
    }

    /// <summary>Which node stands there; may be one that the cluster does not have.</summary>
    public int NodeAt(int rank)
    {
        var value = Back((uint)rank, (uint)(_late >> 32));
        value = Back(value, (uint)_late);
        value = Back(value, (uint)(_early >> 32));
        return (int)Back(value, (uint)_early);
    }

    // Every step can be undone: a sum, a product with an odd number, and an exclusive or of the upper half into the lower.
    private uint Forth(uint value, uint key)
    {
        value = ((value + key) * Factor) & _mask;
        return value ^ (value >> _shift);
    }

    private uint Back(uint value, uint key)
    {
        value ^= value >> _shift;
        return ((value * Inverse) - key) & _mask;
    }

    // The finaliser of SplitMix64: every input bit flips about half of the output bits.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
