namespace Zoe.Scheduler;

/// <summary>Which nodes are kept for executions that wait, by their place in the queue.</summary>
internal sealed class NodeHolds(ClusterIndex index)
{
    private readonly int[] _heldFor = Filled(index.Table.Nodes.Length);
    private readonly List<(int Place, int Node)> _nodes = [];
    private int _replayed;

    /// <summary>The place in the queue of the first execution for which the node is kept.</summary>
    public int HeldFor(int node) => _heldFor[node];

    /// <summary>Gives everything back at the start of a pass.</summary>
    public void Clear()
    {
        Rewind();
        foreach (var (_, node) in _nodes) _heldFor[node] = int.MaxValue;
        _nodes.Clear();
    }

    public void HoldNode(int node, int place)
    {
        if (HeldFor(node) != int.MaxValue) return;
        _heldFor[node] = place;
        _nodes.Add((place, node));
        index.Hide(node);
        _replayed = _nodes.Count;
    }

    /// <summary>Goes back to the head of the queue, where no single node is kept yet.</summary>
    public void Rewind()
    {
        for (var i = 0; i < _replayed; i++) index.Show(_nodes[i].Node);
        _replayed = 0;
    }

    /// <summary>Keeps single nodes again up to the execution at <paramref name="place"/>.</summary>
    public void ReplayTo(int place)
    {
        for (; _replayed < _nodes.Count && _nodes[_replayed].Place <= place; _replayed++) index.Hide(_nodes[_replayed].Node);
    }

    private static int[] Filled(int length)
    {
        var values = new int[length];
        Array.Fill(values, int.MaxValue);
        return values;
    }
}
