namespace Zoe.Scheduler.Index;

/// <summary>Finds the best node of a set for a service.</summary>
/// <param name="table">All nodes.</param>
/// <param name="nodes">The nodes to search; a place is a position in this set.</param>
/// <param name="levels">Number of levels.</param>
internal abstract class NodeFinder(NodeTable table, NodeSet nodes, int levels)
{
    /// <summary>Result of <see cref="Find"/>: the search stopped after too many nodes outside of the subset.</summary>
    public const int GaveUp = -2;

    /// <summary>Nodes outside of the subset to skip before a search stops.</summary>
    protected const int MaxForeignNodes = 32;

    private readonly int[] _nodes = nodes.ToArray();

    public NodeSet Nodes => nodes;

    protected NodeTable Table => table;

    protected int Count => _nodes.Length;

    protected FreeCapacityTree FreeCapacity { get; } = new(nodes.Count, levels);

    /// <summary>
    /// The best node that fits and is not in <paramref name="excluded"/>, or -1. <paramref name="need"/> is the demand packed by
    /// <see cref="CapacityScale"/>. With <paramref name="subset"/> only those nodes are considered, and the result may be
    /// <see cref="GaveUp"/>.
    /// </summary>
    public abstract int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset);

    /// <summary>Updates a node from the table.</summary>
    public virtual void Update(int place) => FreeCapacity.Set(place, table.States[_nodes[place]].PackedFree);

    public void UpdateAll()
    {
        for (var place = 0; place < _nodes.Length; place++) Update(place);
    }

    protected int NodeAt(int place) => _nodes[place];

    /// <summary>Exact check of a node that fits by its rounded, packed amounts; false also for excluded nodes.</summary>
    protected bool CanTake(int node, Resources demand, ReadOnlySpan<int> excluded) =>
        demand.FitsIn(table.States[node].Free) && (excluded.IsEmpty || !excluded.Contains(node));
}
