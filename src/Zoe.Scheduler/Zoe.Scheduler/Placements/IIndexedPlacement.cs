namespace Zoe.Scheduler;

/// <summary>A placement policy that compares nodes in few steps, so that an index can find the best one.</summary>
internal interface IIndexedPlacement : IPlacementPolicy
{
    /// <summary>Makes the index for a class of nodes.</summary>
    NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity);
}
