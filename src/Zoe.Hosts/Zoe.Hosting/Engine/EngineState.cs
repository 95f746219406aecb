using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Scheduler;

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

    /// <summary>
    /// Since when the nodes that do not answer have been seen so, by name; without those of which the control plane
    /// cannot be asked, so that the time begins anew when it is back.
    /// </summary>
    public ImmutableDictionary<string, DateTimeOffset> OfflineSince { get; init; } =
        ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Executions that differ from what the store has; those not in <see cref="Executions"/> are over.</summary>
    public ImmutableDictionary<long, Execution> Unsaved { get; init; } = ImmutableDictionary<long, Execution>.Empty;

    /// <summary>Ended executions to forget.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>
    /// Containers that belong to nothing alive and are to be removed, with the room that they take until then; none for
    /// those of which nobody knows any more.
    /// </summary>
    public ImmutableDictionary<Orphan, Resources> Orphans { get; init; } = ImmutableDictionary<Orphan, Resources>.Empty;

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

    /// <summary>Has a container removed that belongs to nothing alive.</summary>
    public EngineState WithOrphan(Orphan orphan) => Orphans.ContainsKey(orphan)
        ? this
        : this with
        {
            Orphans = Orphans.Add(
                orphan,
                Find(orphan.Key) is var (execution, service) ? ServiceDemand.Of(execution.DefinitionOf(service)) : default),
        };

    /// <summary>True when a node answers and may get something new.</summary>
    public bool IsSchedulable(string node) =>
        Nodes.TryGetValue(node, out var found) && found is { Online: true, Disabled: false };

    /// <summary>The service slot of a key with its execution; null when the execution is over or unknown.</summary>
    public (Execution Execution, Service Service)? Find(ServiceKey key)
    {
        if (!Executions.TryGetValue(key.ExecutionId, out var execution)) return null;
        return execution.FindService(key.ServiceId) is { } service ? (execution, service) : null;
    }
}
