namespace Zoe.Scheduler.Tests.Planning;

/// <summary>Prefers the last node of the cluster; counts calls.</summary>
internal sealed class CountingPlacement : IPlacementPolicy
{
    public string Name => "counting";

    public int Calls { get; set; }

    public double Score(in NodeCandidate node, in PlacementRequest request)
    {
        Calls++;
        return -node.Index;
    }
}
