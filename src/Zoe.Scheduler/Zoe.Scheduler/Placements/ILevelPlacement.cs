namespace Zoe.Scheduler;

/// <summary>
/// A placement policy that puts nodes on a few levels whatever the service: the lowest level with room wins, and among its
/// nodes the one that stands first in the cluster view. An index finds it without asking the policy about every node.
/// </summary>
public interface ILevelPlacement : IPlacementPolicy
{
    /// <summary>How many levels there are, 1 to 256.</summary>
    int Levels { get; }

    /// <summary>
    /// The level of a node, 0 for the best, below <see cref="Levels"/>. Asked once whenever something changes on the node;
    /// must depend on the arguments alone.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="largest">The largest capacity of any node, each dimension for itself: a scale for comparisons.</param>
    int LevelOf(in NodeCandidate node, Resources largest);

    /// <inheritdoc/>
    double IPlacementPolicy.Score(in NodeCandidate node, in ServiceDemand demand) => LevelOf(node, demand.Largest);
}
