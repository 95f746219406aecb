namespace Zoe.Scheduler;

/// <summary>Finds the best node among those of one class: same labels, images, capacity and state.</summary>
/// <param name="table">The nodes.</param>
/// <param name="nodes">Positions in the table, ascending; a place below is an index into this array.</param>
/// <param name="capacity">What each of them offers when empty.</param>
/// <param name="levels">How many levels the nodes are put on.</param>
internal abstract class NodeFinder(NodeTable table, int[] nodes, Resources capacity, int levels)
{
    private readonly bool[] _hidden = new bool[nodes.Length];

    protected NodeTable Table => table;

    protected int Count => nodes.Length;

    protected RoomTree Rooms { get; } = new(nodes.Length, levels);

    protected RoomScale Scale { get; } = new(capacity);

    public int NodeAt(int place) => nodes[place];

    /// <summary>The place of the best node with room, or -1; nodes in <paramref name="excluded"/> are passed over.</summary>
    public abstract int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score);

    /// <summary>Takes note that the node's free resources or services changed.</summary>
    public virtual void Update(int place)
    {
        if (Rooms.At(place) == 0 && _hidden[place]) return;
        var node = nodes[place];
        ref readonly var state = ref table.States[node];
        var room = Scale.Of(state.Free);
        Rooms.Set(place, room == 0 ? 0 : RoomTree.OnLevel(room, LevelOf(node, state)));
    }

    /// <summary>Hides the node until it is shown again.</summary>
    public void Hide(int place)
    {
        _hidden[place] = true;
        Rooms.Set(place, 0);
    }

    /// <summary>Ends <see cref="Hide"/>.</summary>
    public void Show(int place)
    {
        _hidden[place] = false;
        Update(place);
    }

    /// <summary>The level on which a node belongs; the same for all nodes when there is but one.</summary>
    protected virtual int LevelOf(int node, in NodeState state) => 0;

    /// <summary>True when a node that looked roomy in roundings has the room indeed, and is not excluded.</summary>
    protected bool CanTake(int place, Resources demand, ReadOnlySpan<int> excluded) =>
        demand.FitsIn(table.States[nodes[place]].Free) && (excluded.IsEmpty || !excluded.Contains(nodes[place]));
}
