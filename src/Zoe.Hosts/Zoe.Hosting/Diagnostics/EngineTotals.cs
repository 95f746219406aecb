using Zoe.Backends;

namespace Zoe.Hosting.Diagnostics;

/// <summary>
/// Totals of the engine's state, changed with each step, so that reading a gauge does not scan executions or nodes.
/// Written by the engine loop alone; readers may see the totals of a step that is being recorded.
/// </summary>
internal sealed class EngineTotals
{
    private static readonly int Statuses = Enum.GetValues<ExecutionStatus>().Length;

    private readonly long[] _executions = new long[Statuses];
    private readonly long[] _nodes = new long[Enum.GetValues<NodeState>().Length];
    private long _running;
    private long _reservedMillicores;
    private long _reservedBytes;
    private long _millicores;
    private long _bytes;

    public long RunningServices => Volatile.Read(ref _running);

    public long ReservedMillicores => Volatile.Read(ref _reservedMillicores);

    public long ReservedBytes => Volatile.Read(ref _reservedBytes);

    /// <summary>Cores of the nodes that are online and enabled.</summary>
    public long Millicores => Volatile.Read(ref _millicores);

    /// <summary>Memory of the nodes that are online and enabled.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public long Executions(ExecutionStatus status) => Volatile.Read(ref _executions[(int)status]);

    public long Nodes(NodeState state) => Volatile.Read(ref _nodes[(int)state]);

    public void AddExecution(ExecutionStatus status, int change) => _executions[(int)status] += change;

    public void AddRunning(int change) => _running += change;

    public void AddReservation(long millicores, long bytes)
    {
        _reservedMillicores += millicores;
        _reservedBytes += bytes;
    }

    public void AddNode(BackendNode node, int change)
    {
        var state = !node.Online ? NodeState.Offline : node.Disabled ? NodeState.Disabled : NodeState.Online;
        _nodes[(int)state] += change;
        if (state is not NodeState.Online) return;
        _millicores += change * (long)node.Millicores;
        _bytes += change * node.MemoryBytes;
    }

    public void Clear()
    {
        Array.Clear(_executions);
        Array.Clear(_nodes);
        (_running, _reservedMillicores, _reservedBytes, _millicores, _bytes) = (0, 0, 0, 0, 0);
    }
}
