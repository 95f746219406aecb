using Zoe.Scheduler;

namespace Zoe.Web.Tests.BadPlugin;

public sealed class NoConstructor(string name) : IPlacementPolicy
{
    public string Name => name;

    public double Score(in NodeCandidate node, in PlacementRequest request) => 0;
}
