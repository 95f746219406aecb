namespace Zoe.Scheduler;

/// <summary>Finds the best node among those of one class: same labels, images, capacity and state.</summary>
/// <param name="table">The nodes.</param>
/// <param name="nodes">Positions in the table, ascending; a place below is an index into this array.</param>
internal abstract class NodeFinder(NodeTable table, int[] nodes)
{
    protected NodeTable Table => table;

    protected int[] Nodes => nodes;

    public int NodeAt(int place) => nodes[place];

    /// <summary>The place of the best node with room, or -1; nodes in <paramref name="excluded"/> are passed over.</summary>
    public abstract int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score);

    /// <summary>Takes note that the node's free resources or services changed.</summary>
    public abstract void Update(int place);

    /// <summary>Hides the node until it is shown again.</summary>
    public abstract void Hide(int place);

    /// <summary>Ends <see cref="Hide"/>.</summary>
    public abstract void Show(int place);
}
