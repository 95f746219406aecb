using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Statistics;

/// <summary>A snapshot of the engine's queues and the cluster.</summary>
public sealed record SchedulerStatistics
{
    /// <summary>Waiting executions, in the order of the queue.</summary>
    public required ImmutableArray<long> Queue { get; init; }

    /// <summary>Executions starting or running.</summary>
    public required ImmutableArray<long> Running { get; init; }

    /// <summary>Executions being cleaned up.</summary>
    public required ImmutableArray<long> Terminating { get; init; }

    /// <summary>Health of the connection to the backend.</summary>
    public BackendHealth Backend { get; init; } = BackendHealth.Good;

    /// <summary>The nodes with what is reserved on them.</summary>
    public required ImmutableArray<NodeStatistics> Nodes { get; init; }
}
