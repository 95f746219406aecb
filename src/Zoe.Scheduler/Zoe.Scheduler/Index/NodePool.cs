namespace Zoe.Scheduler;

/// <summary>
/// The schedulable nodes that meet a constraint, in groups by their number of labels, those with few labels first. Made
/// ready when a node is first looked for, and brought up to date whenever one is.
/// </summary>
/// <param name="table">All nodes.</param>
/// <param name="placement">The policy that compares them.</param>
/// <param name="nodes">The nodes of the pool.</param>
/// <param name="wider">
/// A pool that has all of them and is kept up to date anyway; null when this is the widest. Where most searches in it hit
/// on nodes of this one, this one is spared the changes.
/// </param>
internal sealed class NodePool(NodeTable table, IIndexedPlacement placement, NodeSet nodes, NodePool? wider)
{
    // In pools that are smaller than this share of the wider one, a search there would mostly hit on nodes of others.
    private const int LeastShare = 8;

    private NodeFinder[]? _groups;
    private int[]? _groupOfRank;
    private CapacityFrontier? _frontier;
    private long _seen;

    public NodeSet Nodes => nodes;

    /// <summary>The generation of the index's cache in which it was last used.</summary>
    public int UsedIn { get; set; }

    /// <summary>False when the index no longer keeps it.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>What it costs to keep it, in nodes.</summary>
    public long Weight => nodes.Count + nodes.Words.Length / 4 + RoomBlock.Size;

    public bool CanHold(Resources demand) => (_frontier ??= new CapacityFrontier(table, nodes.ToArray())).CanHold(demand);

    /// <summary>
    /// The best node with room that is not hidden, or -1. Nodes with fewer labels come first, then the policy's score, then
    /// the position in the cluster view.
    /// </summary>
    public int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded)
    {
        if (nodes.Count == 0) return -1;
        if (wider is not null && nodes.Count * LeastShare >= wider.Nodes.Count)
        {
            var found = wider.Search(demand, need, excluded, nodes);
            if (found != NodeFinder.GaveUp) return found;
        }

        return Search(demand, need, excluded, among: null);
    }

    private int Search(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        CatchUp();
        foreach (var group in _groups!)
        {
            var node = group.Find(demand, need, excluded, among);
            if (node != -1) return node;
        }

        return -1;
    }

    /// <summary>Gives back the memory; whoever still has it must ask the index for another.</summary>
    public void Drop()
    {
        IsKept = false;
        (_groups, _groupOfRank, _frontier) = (null, null, null);
    }

    private void CatchUp()
    {
        var changes = table.Changes;
        if (_groups is null) MakeGroups();
        else if (!changes.HasSince(_seen)) Reload();
        else for (; _seen < changes.Count; _seen++) Take(changes.At(_seen));
        _seen = changes.Count;
    }

    private void Take(int node)
    {
        if (!nodes.Contains(node)) return;
        var group = _groups!.Length == 1 ? _groups[0] : _groups[_groupOfRank![table.LabelRanks[node]]];
        group.Update(group.Nodes.PlaceOf(node));
    }

    private void Reload()
    {
        foreach (var group in _groups!) group.UpdateAll();
    }

    private void MakeGroups()
    {
        var members = nodes.ToArray();
        _groupOfRank = new int[table.LabelRankCount];
        _groups =
        [
            .. members.GroupBy(node => table.LabelRanks[node]).OrderBy(group => group.Key).Select((group, number) =>
            {
                _groupOfRank[group.Key] = number;
                return placement.CreateFinder(table, SetOf(group, members.Length));
            }),
        ];
        Reload();
    }

    private NodeSet SetOf(IEnumerable<int> group, int all)
    {
        var words = new ulong[nodes.Words.Length];
        var count = 0;
        foreach (var node in group)
        {
            words[node >> 6] |= 1UL << node;
            count++;
        }

        return count == all ? nodes : new NodeSet(words);
    }
}
