using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>The node with the least free resources first.</summary>
internal sealed class BestFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.BestFit;

    public double Score(in NodeCandidate node, in PlacementRequest request) => NodeLevel.LeastFree(node.Free, request.Largest);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.LeastFree(state.Free, largest);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.FreeSteps);
}
