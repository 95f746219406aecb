using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Store;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

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

    /// <summary>
    /// Executions that are not over and whose records cannot be read: their containers are nobody's to remove until
    /// somebody deletes the execution.
    /// </summary>
    public ImmutableHashSet<long> Unreadable { get; init; } = [];

    /// <summary>Containers in <see cref="Orphans"/> that were not there when the state was last durable.</summary>
    public ImmutableList<Orphan> NewOrphans { get; init; } = [];

    /// <summary>Nodes that were described differently since the state was last durable, those that are gone too.</summary>
    public ImmutableHashSet<string> ChangedNodes { get; init; } = [];

    /// <summary>Where services are, when they are due and which leave: kept up to date with <see cref="Executions"/>.</summary>
    public ServiceIndex Index { get; init; } = ServiceIndex.Empty;

    /// <summary>Another number after each load from the store: nothing that was derived from an older one holds.</summary>
    public long Generation { get; init; }

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
            Index = Index.Replace(before, execution.Status.IsActive() ? execution : null),
        };
    }

    /// <summary>The same with nothing left to write.</summary>
    public EngineState AsSaved() => this with
    {
        Unsaved = ImmutableDictionary<long, Execution>.Empty,
        Deleted = [],
        NewOrphans = [],
        ChangedNodes = [],
    };

    /// <summary>Has a container removed that belongs to nothing alive.</summary>
    public EngineState WithOrphan(Orphan orphan) => Orphans.ContainsKey(orphan)
        ? this
        : this with
        {
            Orphans = Orphans.Add(
                orphan,
                Find(orphan.Key) is var (execution, service) ? ServiceDemand.Of(execution.DefinitionOf(service)) : default),
            NewOrphans = NewOrphans.Add(orphan),
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

    /// <summary>Moves what waits for a moment by as much as the system clock was set, so that it waits as long as before.</summary>
    public EngineState ShiftClock(TimeSpan jump)
    {
        var state = this with { OfflineSince = OfflineSince.ToImmutableDictionary(pair => pair.Key, pair => pair.Value + jump) };
        foreach (var (due, executionId, serviceId) in Index.Pausing)
        {
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            state = state.With(execution.WithService(service with { NotBefore = due + jump }));
        }

        return state;
    }
}
