using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Statistics;

/// <summary>The engine's queues and the cluster at one moment.</summary>
public sealed record SchedulerStatistics
{
    /// <summary>Executions waiting for room, in the order of the queue.</summary>
    public required ImmutableArray<long> Queue { get; init; }

    /// <summary>Executions starting or running.</summary>
    public required ImmutableArray<long> Running { get; init; }

    /// <summary>Executions being cleaned up.</summary>
    public required ImmutableArray<long> Terminating { get; init; }

    /// <summary>How the connection to the backend is.</summary>
    public BackendHealth Backend { get; init; } = BackendHealth.Good;

    /// <summary>The nodes with what is reserved on them.</summary>
    public required ImmutableArray<NodeStatistics> Nodes { get; init; }
}
