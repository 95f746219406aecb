namespace Zoe.Scheduler.Tests;

/// <summary>The last node of the cluster first, with a count of how often it was asked.</summary>
internal sealed class CountingPlacement : IPlacementPolicy
{
    public string Name => "counting";

    public int Asked { get; set; }

    public double Score(in NodeCandidate node, in ServiceDemand demand)
    {
        Asked++;
        return -node.Index;
    }
}
