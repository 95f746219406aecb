namespace Zoe.Scheduler.Index;

/// <summary>
/// Finds nodes for policies with levels: the best node is the first one that fits on the lowest level.
/// </summary>
internal sealed class LevelFinder(NodeTable table, NodeSet nodes, int levels) : NodeFinder(table, nodes, levels)
{
    public override int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset)
    {
        var remaining = MaxForeignNodes;
        for (var level = FreeCapacity.NextLevel(0, need); level >= 0; level = FreeCapacity.NextLevel(level + 1, need))
        {
            for (var place = FreeCapacity.NextPlace(0, level, need); place >= 0; place = FreeCapacity.NextPlace(place + 1, level, need))
            {
                var node = NodeAt(place);
                if (subset is not null && !subset.Contains(node))
                {
                    if (--remaining == 0) return GaveUp;
                }
                else if (CanTake(node, request.Demand, excluded))
                {
                    return node;
                }
            }
        }

        return -1;
    }
}
