namespace Zoe.Scheduler;

/// <summary>Finds the best of some nodes for a service.</summary>
/// <param name="table">All nodes.</param>
/// <param name="nodes">Those among which it looks; a place below is a place in this set.</param>
/// <param name="levels">How many levels the nodes are put on.</param>
internal abstract class NodeFinder(NodeTable table, NodeSet nodes, int levels)
{
    /// <summary>In answer to <see cref="Find"/>: looking on among too many nodes of others would cost too much.</summary>
    public const int GaveUp = -2;

    /// <summary>So many nodes of others are passed over.</summary>
    protected const int Patience = 32;

    private readonly int[] _nodes = nodes.ToArray();

    public NodeSet Nodes => nodes;

    protected NodeTable Table => table;

    protected int Count => _nodes.Length;

    protected RoomTree Rooms { get; } = new(nodes.Count, levels);

    /// <summary>
    /// The best node with room, or -1; nodes in <paramref name="excluded"/> are passed over. <paramref name="need"/> is the
    /// demand as a word of <see cref="RoomScale"/>. With <paramref name="among"/> the best of those nodes alone, or
    /// <see cref="GaveUp"/>.
    /// </summary>
    public abstract int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among);

    /// <summary>Takes note that what the table has of the node changed.</summary>
    public virtual void Update(int place) => Rooms.Set(place, table.States[_nodes[place]].Room);

    public void UpdateAll()
    {
        for (var place = 0; place < _nodes.Length; place++) Update(place);
    }

    protected int NodeAt(int place) => _nodes[place];

    /// <summary>True when a node that looked roomy in roundings has the room indeed, and is not excluded.</summary>
    protected bool CanTake(int node, Resources demand, ReadOnlySpan<int> excluded) =>
        demand.FitsIn(table.States[node].Free) && (excluded.IsEmpty || !excluded.Contains(node));
}
