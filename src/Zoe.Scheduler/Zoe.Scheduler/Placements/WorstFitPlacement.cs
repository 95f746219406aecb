using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>The node with the most free resources first.</summary>
internal sealed class WorstFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.WorstFit;

    public double Score(in NodeCandidate node, in PlacementRequest request) => NodeLevel.MostFree(node.Free, request.Largest);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.MostFree(state.Free, largest);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.FreeSteps);
}
