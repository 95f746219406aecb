namespace Zoe.Scheduler;

/// <summary>
/// Which nodes are kept for executions that wait. A walk over the queue moves along: nodes kept for those ahead of the
/// current execution are hidden in the index, those kept for it and those behind are not.
/// </summary>
internal sealed class NodeHolds(ClusterIndex index)
{
    private readonly QueuedExecution?[] _heldFor = new QueuedExecution?[index.Table.Nodes.Length];
    private readonly List<int> _nodes = [];
    private int _hidden;

    /// <summary>True when nodes are kept for the current execution or those behind it, and not hidden.</summary>
    public bool HasLater => _hidden < _nodes.Count;

    /// <summary>True when the node is kept for someone ahead.</summary>
    public bool IsKeptFrom(QueuedExecution queued, int node) =>
        _heldFor[node] is { } other && QueuePosition.Compare(other, queued) < 0;

    /// <summary>Keeps a node for the current execution, behind which nobody has one, and hides it.</summary>
    public void Hold(int node, QueuedExecution queued)
    {
        _heldFor[node] = queued;
        _nodes.Add(node);
        index.Hide(node);
        _hidden++;
    }

    /// <summary>Makes an execution the current one.</summary>
    public void MoveTo(QueuedExecution queued)
    {
        while (_hidden > 0 && !IsKeptFrom(queued, _nodes[_hidden - 1])) index.Show(_nodes[--_hidden]);
        while (HasLater && IsKeptFrom(queued, _nodes[_hidden])) index.Hide(_nodes[_hidden++]);
    }

    /// <summary>Keeps nothing any more that is not hidden.</summary>
    public void DropLater()
    {
        for (var i = _hidden; i < _nodes.Count; i++) _heldFor[_nodes[i]] = null;
        _nodes.RemoveRange(_hidden, _nodes.Count - _hidden);
    }

    /// <summary>Keeps nothing any more.</summary>
    public void Clear()
    {
        while (_hidden > 0) index.Show(_nodes[--_hidden]);
        DropLater();
    }
}
