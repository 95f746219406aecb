using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Why an execution waits. Every node of the cluster is counted in exactly one obstacle.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">A service that could not be placed, preferably one that no node could ever run.</param>
/// <param name="Demand">The resources that the service and its affinity group reserve.</param>
/// <param name="Obstacles">The reasons after the plan is carried out, as counts of nodes.</param>
public sealed record Wait(long ExecutionId, long ServiceId, Resources Demand, ImmutableArray<Obstacle> Obstacles)
{
    /// <summary>
    /// True when the end of other executions cannot help: every node lacks the image or a label, is too small or not
    /// schedulable, or the cluster has no nodes.
    /// </summary>
    public bool NeedsAnotherCluster => Obstacles.All(obstacle => obstacle.Kind <= ObstacleKind.NotSchedulable);
}
