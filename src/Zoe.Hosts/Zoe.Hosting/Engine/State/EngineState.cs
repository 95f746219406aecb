using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

/// <summary>The engine's state. Immutable: each transition returns a new one.</summary>
internal sealed record EngineState
{
    // Sorted, not hashed: hashes of strings differ between processes, and the same messages have to give the same steps.
    private static readonly ImmutableSortedSet<string> NoNodes = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Active executions by id.</summary>
    public ImmutableSortedDictionary<long, Execution> Executions { get; init; } =
        ImmutableSortedDictionary<long, Execution>.Empty;

    /// <summary>Nodes as last described, by name.</summary>
    public ImmutableSortedDictionary<string, BackendNode> Nodes { get; init; } =
        ImmutableSortedDictionary.Create<string, BackendNode>(StringComparer.Ordinal);

    /// <summary>
    /// Since when nodes have been unreachable, by name; without nodes whose control plane is unreachable, so that the
    /// time restarts when it is back.
    /// </summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> OfflineSince { get; init; } =
        ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>Executions with unsaved changes; those not in <see cref="Executions"/> have ended.</summary>
    public ImmutableDictionary<long, Execution> Unsaved { get; init; } = ImmutableDictionary<long, Execution>.Empty;

    /// <summary>Keys of submissions since the state was last durable.</summary>
    public ImmutableArray<SubmissionKey> Keys { get; init; } = [];

    /// <summary>Keys accepted lately, so that the same submission through several hosts is accepted once.</summary>
    public RecentKeys RecentKeys { get; init; } = RecentKeys.Empty;

    /// <summary>Ended executions to delete from the store.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>Answers to stored requests, to be written with the changes.</summary>
    public ImmutableArray<RequestAnswer> Answers { get; init; } = [];

    /// <summary>
    /// Containers to remove because no active service owns them, with the resources that they hold until then, where
    /// known.
    /// </summary>
    public ImmutableDictionary<Orphan, Resources> Orphans { get; init; } = ImmutableDictionary<Orphan, Resources>.Empty;

    /// <summary>
    /// Active executions with unreadable records: their containers are kept until the execution is deleted.
    /// </summary>
    public ImmutableHashSet<long> Unreadable { get; init; } = [];

    /// <summary>Containers added to <see cref="Orphans"/> since the state was last durable.</summary>
    public ImmutableList<Orphan> NewOrphans { get; init; } = [];

    /// <summary>Nodes changed or removed since the state was last durable.</summary>
    public ImmutableSortedSet<string> ChangedNodes { get; init; } = NoNodes;

    /// <summary>
    /// Services by node, by back-off, and being moved; kept up to date with <see cref="Executions"/>.
    /// </summary>
    public ServiceIndex Index { get; init; } = ServiceIndex.Empty;

    /// <summary>Quotas and their use; kept up to date with <see cref="Executions"/>.</summary>
    public QuotaIndex Quotas { get; init; } = new();

    /// <summary>When executions are to be ended; kept up to date with <see cref="Executions"/>.</summary>
    public ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId)> Due { get; init; } = [];

    /// <summary>Options.</summary>
    public EngineSettings Settings { get; init; } = new();

    /// <summary>
    /// Changes with each load from the store; invalidates everything derived from an earlier generation.
    /// </summary>
    public long Generation { get; init; }

    /// <summary>The next free ids.</summary>
    public NextIds NextIds { get; init; } = NextIds.First;

    /// <summary>Entries of histories since the state was last durable, the latest first.</summary>
    public ImmutableStack<ExecutionEvent> Events { get; init; } = [];

    /// <summary>
    /// Adds or replaces an execution and records the change in its history; an ended one is removed from the active
    /// ones. Only transitions of <see cref="ExecutionTransitions"/> are possible.
    /// </summary>
    /// <param name="execution">The execution after the change.</param>
    /// <param name="reason">Recorded in the history; null for what the execution itself says.</param>
    /// <param name="by">Who caused the change.</param>
    public EngineState With(Execution execution, string? reason = null, string by = ExecutionEvent.Engine)
    {
        if (Executions.TryGetValue(execution.Id, out var before) && before == execution && reason is null) return this;
        if (before is not null && before.Status != execution.Status && !ExecutionTransitions.Allows(before.Status, execution.Status))
        {
            throw new InvalidOperationException(
                $"Execution {execution.Id} cannot change from {before.Status.ToName()} to {execution.Status.ToName()}.");
        }

        if (before is { TimeStart: null } && execution.TimeStart is not null) execution = execution.WithDeadline(QuotaOf(execution.UserId));
        var recorder = new EventRecorder(before, execution, by);
        var events = recorder.Record(Events, reason);
        if (execution.EventCount != recorder.Sequence) execution = execution with { EventCount = recorder.Sequence };
        var active = execution.Status.IsActive() ? execution : null;
        return this with
        {
            Executions = active is null ? Executions.Remove(execution.Id) : Executions.SetItem(execution.Id, execution),
            Unsaved = Unsaved.SetItem(execution.Id, execution),
            Events = events,
            Index = Index.Replace(before, active),
            Quotas = Quotas.Replace(before, active),
            Due = Due.Replace(before, active),
        };
    }

    /// <summary>Adds or replaces an active execution as it was stored.</summary>
    public EngineState WithStored(Execution execution)
    {
        var before = Executions.GetValueOrDefault(execution.Id);
        return this with
        {
            Executions = Executions.SetItem(execution.Id, execution),
            Index = Index.Replace(before, execution),
            Quotas = Quotas.Replace(before, execution),
            Due = Due.Replace(before, execution),
        };
    }

    /// <summary>Removes an execution that is not active any more in the store.</summary>
    public EngineState WithoutStored(long id) => !Executions.TryGetValue(id, out var before)
        ? this
        : this with
        {
            Executions = Executions.Remove(id),
            Index = Index.Replace(before, null),
            Quotas = Quotas.Replace(before, null),
            Due = Due.Replace(before, null),
        };

    /// <summary>The same state without unsaved changes.</summary>
    public EngineState AsSaved() => this with
    {
        Unsaved = ImmutableDictionary<long, Execution>.Empty,
        Events = [],
        Keys = [],
        Deleted = [],
        Answers = [],
        NewOrphans = [],
        ChangedNodes = NoNodes,
    };

    /// <summary>Schedules the removal of a container that no active service owns.</summary>
    public EngineState WithOrphan(Orphan orphan) => Orphans.ContainsKey(orphan)
        ? this
        : this with
        {
            Orphans = Orphans.Add(
                orphan,
                Find(orphan.Key) is var (execution, service) ? ServiceDemand.Of(execution.DefinitionOf(service)) : default),
            NewOrphans = NewOrphans.Add(orphan),
        };

    /// <summary>True when a node is online and enabled.</summary>
    public bool IsSchedulable(string node) =>
        Nodes.TryGetValue(node, out var found) && found is { Online: true, Disabled: false };

    /// <summary>The quota of a user.</summary>
    public Quota QuotaOf(long userId) => Quotas.Quotas.GetValueOrDefault(userId, Settings.DefaultQuota);

    /// <summary>The service of a key with its execution; null when the execution has ended or is unknown.</summary>
    public (Execution Execution, Service Service)? Find(ServiceKey key)
    {
        if (!Executions.TryGetValue(key.ExecutionId, out var execution)) return null;
        return execution.FindService(key.ServiceId) is { } service ? (execution, service) : null;
    }

    /// <summary>
    /// Shifts pending times after an adjustment of the system clock, so that remaining durations stay the same.
    /// </summary>
    public EngineState ShiftClock(TimeSpan jump)
    {
        var state = this with { OfflineSince = OfflineSince.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value + jump, StringComparer.Ordinal) };
        foreach (var (due, executionId, serviceId) in Index.BackingOff)
        {
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            state = state.With(execution.WithService(service with { NotBefore = due + jump }));
        }

        foreach (var (due, executionId) in Due) state = state.With(state.Executions[executionId] with { Deadline = due + jump });
        return state;
    }
}
