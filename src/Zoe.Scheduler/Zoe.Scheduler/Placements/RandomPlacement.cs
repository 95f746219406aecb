namespace Zoe.Scheduler;

/// <summary>
/// Every node that fits is as likely as any other. The draw hashes seed, service and node, so that it does not depend
/// on what was placed before.
/// </summary>
internal sealed class RandomPlacement : IPlacementPolicy
{
    public string Name => PlacementNames.Random;

    public double Score(in NodeCandidate node, in ServiceDemand demand) =>
        Mix(Mix(Mix((uint)demand.Seed) ^ (ulong)demand.ServiceId) ^ (uint)node.Index) >> 11;

    // The finaliser of SplitMix64: every input bit flips about half of the output bits.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
