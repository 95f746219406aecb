using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Why an execution waits. The obstacles count every node of the cluster exactly once.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The service that found no place; one that can never get one is named first.</param>
/// <param name="Demand">What that service reserves, with those that must run on the same node.</param>
/// <param name="Obstacles">What stands in the way once the plan is carried out, in counts of nodes.</param>
public sealed record Wait(long ExecutionId, long ServiceId, Resources Demand, ImmutableArray<Obstacle> Obstacles)
{
    /// <summary>
    /// True when no end of other executions can help: every node lacks the image or a label, is too small or gets
    /// nothing new, or the cluster has no nodes.
    /// </summary>
    public bool NeedsAnotherCluster => Obstacles.All(obstacle => obstacle.Kind <= ObstacleKind.NotSchedulable);
}
