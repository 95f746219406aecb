namespace Zoe.Scheduler.Index;

/// <summary>A placement policy with its own index for finding the best node.</summary>
internal interface IIndexedPlacement : IPlacementPolicy
{
    /// <summary>The level of a node, 0 for the best, below 256; always 0 for policies without levels.</summary>
    int LevelOf(int node, in NodeState state, Resources largest);

    /// <summary>Creates the index over a set of nodes.</summary>
    NodeFinder CreateFinder(NodeTable table, NodeSet nodes);
}
