using Zoe.Scheduler;

namespace Zoe.Web.Tests.BadPlugin;

public sealed class FailingConstructor : IPlacementPolicy
{
    public FailingConstructor() => throw new InvalidOperationException("there is no licence.");

    public string Name => "failing";

    public double Score(in NodeCandidate node, in PlacementRequest request) => 0;
}
