using Zoe.Scheduler;

namespace Zoe.Web.Tests.Plugin;

/// <summary>Takes the node with the least free memory.</summary>
public sealed class TightMemoryPlacement : IPlacementPolicy
{
    public string Name => "tight-memory";

    public double Score(in NodeCandidate node, in PlacementRequest request) => node.Free.MemoryBytes;
}
