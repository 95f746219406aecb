namespace Zoe.Scheduler;

/// <summary>
/// Chooses a node for a service. Implement it and pass it to <see cref="SchedulerCatalog"/> to add a policy.
/// </summary>
public interface IPlacementPolicy
{
    /// <summary>The name under which configuration selects this policy.</summary>
    string Name { get; }

    /// <summary>
    /// Scores a feasible node with enough free resources: the lowest score wins, ties go to the first node in the cluster
    /// view. Must depend on the arguments only.
    /// </summary>
    double Score(in NodeCandidate node, in PlacementRequest request);
}
