using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>
/// The nodes reserved for waiting executions. While a pass moves along the queue, nodes reserved for executions ahead of the
/// current one are hidden in the index; nodes reserved for it or for later ones are visible.
/// </summary>
internal sealed class NodeReservations(ClusterIndex index)
{
    private readonly QueuedExecution?[] _reservedFor = new QueuedExecution?[index.Table.Nodes.Length];
    private readonly List<int> _nodes = [];
    private int _hidden;

    /// <summary>True when nodes are reserved for the current execution or later ones.</summary>
    public bool HasVisible => _hidden < _nodes.Count;

    /// <summary>True when the node is reserved for an execution ahead of <paramref name="queued"/>.</summary>
    public bool IsReservedAhead(QueuedExecution queued, int node) =>
        _reservedFor[node] is { } other && QueuePosition.Compare(other, queued) < 0;

    /// <summary>Reserves a node for the current execution and hides it; no later execution may have reservations.</summary>
    public void Reserve(int node, QueuedExecution queued)
    {
        _reservedFor[node] = queued;
        _nodes.Add(node);
        index.Hide(node);
        _hidden++;
    }

    /// <summary>Makes an execution the current one and hides or shows nodes accordingly.</summary>
    public void MoveTo(QueuedExecution queued)
    {
        while (_hidden > 0 && !IsReservedAhead(queued, _nodes[_hidden - 1])) index.Show(_nodes[--_hidden]);
        while (HasVisible && IsReservedAhead(queued, _nodes[_hidden])) index.Hide(_nodes[_hidden++]);
    }

    /// <summary>Cancels the reservations of the current and later executions.</summary>
    public void DropVisible()
    {
        for (var i = _hidden; i < _nodes.Count; i++) _reservedFor[_nodes[i]] = null;
        _nodes.RemoveRange(_hidden, _nodes.Count - _hidden);
    }

    /// <summary>Cancels all reservations.</summary>
    public void Clear()
    {
        while (_hidden > 0) index.Show(_nodes[--_hidden]);
        DropVisible();
    }
}
