using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>All that the engine decides from. A new one is made by each transition.</summary>
internal sealed record EngineState
{
    /// <summary>Executions that are not over, by id.</summary>
    public ImmutableSortedDictionary<long, Execution> Executions { get; init; } =
        ImmutableSortedDictionary<long, Execution>.Empty;

    /// <summary>Nodes as last described, by name.</summary>
    public ImmutableSortedDictionary<string, BackendNode> Nodes { get; init; } =
        ImmutableSortedDictionary.Create<string, BackendNode>(StringComparer.Ordinal);

    /// <summary>Executions that differ from what the store has; those not in <see cref="Executions"/> are over.</summary>
    public ImmutableDictionary<long, Execution> Unsaved { get; init; } = ImmutableDictionary<long, Execution>.Empty;

    /// <summary>Ended executions to forget.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>Containers that belong to nothing alive and are to be removed.</summary>
    public ImmutableHashSet<Orphan> Orphans { get; init; } = [];

    /// <summary>The next free ids.</summary>
    public NextIds NextIds { get; init; } = NextIds.First;

    /// <summary>Replaces or adds an execution; one that is over leaves the active ones.</summary>
    public EngineState With(Execution execution)
    {
        if (Executions.TryGetValue(execution.Id, out var before) && before == execution) return this;
        return this with
        {
            Executions = execution.Status.IsActive()
                ? Executions.SetItem(execution.Id, execution)
                : Executions.Remove(execution.Id),
            Unsaved = Unsaved.SetItem(execution.Id, execution),
        };
    }

    /// <summary>The service slot of a key with its execution; null when the execution is over or unknown.</summary>
    public (Execution Execution, Service Service)? Find(ServiceKey key)
    {
        if (!Executions.TryGetValue(key.ExecutionId, out var execution)) return null;
        return execution.FindService(key.ServiceId) is { } service ? (execution, service) : null;
    }
}
