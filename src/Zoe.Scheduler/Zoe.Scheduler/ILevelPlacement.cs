namespace Zoe.Scheduler;

/// <summary>
/// A placement policy that assigns each node a level independent of the service: the lowest level with a node that fits wins,
/// ties go to the first node in the cluster view. The index finds it without scoring every node.
/// </summary>
public interface ILevelPlacement : IPlacementPolicy
{
    /// <summary>Number of levels, 1 to 256.</summary>
    int Levels { get; }

    /// <summary>
    /// The level of a node, 0 for the best, below <see cref="Levels"/>. Called once for each change of the node; must depend on
    /// the arguments only.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="largest">The largest capacity of any node, per dimension, to normalise amounts.</param>
    int LevelOf(in NodeCandidate node, Resources largest);

    /// <inheritdoc/>
    double IPlacementPolicy.Score(in NodeCandidate node, in PlacementRequest request) => LevelOf(node, request.Largest);
}
