using Zoe.Scheduler;

namespace Zoe.Web.Tests.BadPlugin;

public sealed class TakenName : IPlacementPolicy
{
    public string Name => "Average";

    public double Score(in NodeCandidate node, in PlacementRequest request) => 0;
}
