namespace Zoe.Scheduler.Index;

/// <summary>
/// The schedulable nodes that meet a constraint, grouped by number of labels, fewest first. Built on the first search and
/// updated from the change log on later ones.
/// </summary>
/// <param name="table">All nodes.</param>
/// <param name="placement">The policy that compares them.</param>
/// <param name="nodes">The nodes of the pool.</param>
/// <param name="wider">
/// A pool with all nodes of this one and more; null for the widest pool. When this pool is a large part of it, searches use
/// the wider pool first, so that this one need not be updated.
/// </param>
internal sealed class NodePool(NodeTable table, IIndexedPlacement placement, NodeSet nodes, NodePool? wider)
{
    // The wider pool is searched first if at least one of this number of its nodes belongs to this pool.
    private const int MaxWiderRatio = 8;

    private NodeFinder[]? _groups;
    private int[]? _groupOfRank;
    private CapacityFrontier? _frontier;
    private long _appliedChanges;

    public NodeSet Nodes => nodes;

    /// <summary>The generation of the pool cache in which it was last used.</summary>
    public int UsedInGeneration { get; set; }

    /// <summary>False after it was evicted from the pool cache.</summary>
    public bool IsCached { get; private set; } = true;

    /// <summary>Cache weight, in nodes.</summary>
    public long Weight => nodes.Count + nodes.Words.Length / 4 + CapacityBlock.Size;

    public bool CanHold(Resources demand) => (_frontier ??= new CapacityFrontier(table, nodes.ToArray())).CanHold(demand);

    /// <summary>
    /// The best node that fits and is not hidden, or -1. Nodes with fewer labels come first, then the policy's score, then the
    /// position in the cluster view.
    /// </summary>
    public int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded)
    {
        if (nodes.Count == 0) return -1;
        if (wider is not null && nodes.Count * MaxWiderRatio >= wider.Nodes.Count)
        {
            var found = wider.Search(request, need, excluded, nodes);
            if (found != NodeFinder.GaveUp) return found;
        }

        return Search(request, need, excluded, subset: null);
    }

    private int Search(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset)
    {
        CatchUp();
        foreach (var group in _groups!)
        {
            var node = group.Find(request, need, excluded, subset);
            if (node != -1) return node;
        }

        return -1;
    }

    /// <summary>Marks the pool as evicted and frees its memory.</summary>
    public void Evict()
    {
        IsCached = false;
        (_groups, _groupOfRank, _frontier) = (null, null, null);
    }

    private void CatchUp()
    {
        var changes = table.Changes;
        if (_groups is null) BuildGroups();
        else if (!changes.HasSince(_appliedChanges)) Reload();
        else for (; _appliedChanges < changes.Count; _appliedChanges++) Apply(changes.At(_appliedChanges));
        _appliedChanges = changes.Count;
    }

    private void Apply(int node)
    {
        if (!nodes.Contains(node)) return;
        var group = _groups!.Length == 1 ? _groups[0] : _groups[_groupOfRank![table.LabelRanks[node]]];
        group.Update(group.Nodes.PlaceOf(node));
    }

    private void Reload()
    {
        foreach (var group in _groups!) group.UpdateAll();
    }

    private void BuildGroups()
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
