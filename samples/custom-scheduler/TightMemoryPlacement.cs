using Zoe.Scheduler;

namespace CustomScheduler;

/// <summary>
/// Takes the node that would have the least memory left: memory is what runs out first here, and this keeps whole
/// nodes free for the few applications that need much of it.
/// </summary>
internal sealed class TightMemoryPlacement : IPlacementPolicy
{
    public string Name => "tight-memory";

    public double Score(in NodeCandidate node, in ServiceDemand demand) =>
        node.Free.MemoryBytes - demand.Demand.MemoryBytes;
}
