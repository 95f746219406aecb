using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Registration;

internal sealed class FirstNode : IPlacementPolicy
{
    public string Name => "first";

    public double Score(in NodeCandidate node, in PlacementRequest request) => 0;
}
