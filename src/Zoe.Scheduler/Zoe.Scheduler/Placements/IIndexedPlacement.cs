namespace Zoe.Scheduler;

/// <summary>A placement policy that compares nodes in few steps, so that an index can find the best one.</summary>
internal interface IIndexedPlacement : IPlacementPolicy
{
    /// <summary>The level of a node, 0 for the best and below 256; 0 for all where levels play no role.</summary>
    int LevelOf(int node, in NodeState state, Resources largest);

    /// <summary>Makes the index for some nodes.</summary>
    NodeFinder CreateFinder(NodeTable table, NodeSet nodes);
}
