using Zoe.Scheduler;

namespace CustomScheduler;

/// <summary>
/// Takes the node that would have the least memory left, which keeps whole nodes free for applications that need much memory.
/// </summary>
internal sealed class TightMemoryPlacement : IPlacementPolicy
{
    public string Name => "tight-memory";

    public double Score(in NodeCandidate node, in PlacementRequest request) =>
        node.Free.MemoryBytes - request.Demand.MemoryBytes;
}
