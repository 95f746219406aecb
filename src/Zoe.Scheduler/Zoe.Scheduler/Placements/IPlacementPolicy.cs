namespace Zoe.Scheduler;

/// <summary>
/// Chooses among the nodes that can take a service. Implement it and hand it to <see cref="SchedulerCatalog"/> to add one.
/// </summary>
public interface IPlacementPolicy
{
    /// <summary>The name under which configuration selects this policy.</summary>
    string Name { get; }

    /// <summary>
    /// Scores a node that passed every filter and has room: the lowest score wins, equal scores go to the node that
    /// stands first in the cluster view. Must depend on the arguments alone.
    /// </summary>
    double Score(in NodeCandidate node, in ServiceDemand demand);
}
