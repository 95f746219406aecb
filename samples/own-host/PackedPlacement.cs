using Zoe.Scheduler;

namespace OwnHost;

/// <summary>Takes the node that would have the least memory left, so that whole nodes stay free.</summary>
internal sealed class PackedPlacement : IPlacementPolicy
{
    public string Name => "packed";

    public double Score(in NodeCandidate node, in PlacementRequest request) => node.Free.MemoryBytes - request.Demand.MemoryBytes;
}
