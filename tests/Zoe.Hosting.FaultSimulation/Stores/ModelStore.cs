using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Stores;

/// <summary>
/// A store in memory that outlives hosts. It checks every write, and records which starts were durable before they were
/// made.
/// </summary>
internal sealed class ModelStore(SeededRandom random, Trace trace, Verdict verdict, StoreDefect defect)
{
    private const double DefectRate = 0.03;

    private readonly SortedDictionary<long, Execution> _executions = [];
    private readonly Dictionary<long, long> _byService = [];
    private readonly HashSet<(ServiceKey, string)> _startable = [];
    private readonly HashSet<long> _mayBeDeleted = [];
    private readonly HashSet<(long, string)> _stored = [];
    private readonly Dictionary<(long Execution, int Slot), ExecutionEvent> _events = [];
    private readonly Dictionary<(long User, string Key), SubmissionKey> _keys = [];
    private NextIds _nextIds = NextIds.First;

    /// <summary>The last epoch.</summary>
    public long Epoch { get; private set; }

    /// <summary>The host that has the last epoch.</summary>
    public int LeadingHost { get; private set; }

    public IReadOnlyDictionary<long, Execution> Executions => _executions;

    /// <summary>Resources of each node, for the check of reservations.</summary>
    public ModelCluster? Cluster { get; set; }

    public long AcquireLeadership(int host)
    {
        trace.Add($"store: host {host} has epoch {Epoch + 1}");
        LeadingHost = host;
        return ++Epoch;
    }

    public StoredState LoadActive() => new(
        [.. _executions.Values.Where(execution => execution.Status.IsActive())],
        defect is StoreDefect.ForgetsIds ? new NextIds(_executions.Count + 1, _byService.Count + 1) : _nextIds);

    public Execution? Find(long id) => _executions.GetValueOrDefault(id);

    public Execution? FindByService(long serviceId) => Find(_byService.GetValueOrDefault(serviceId));

    public IReadOnlyList<ExecutionEvent> GetHistory(long id) =>
        [.. _events.Values.Where(entry => entry.ExecutionId == id).OrderBy(entry => entry.Sequence)];

    public SubmissionKey? FindKey(long userId, string key) => _keys.GetValueOrDefault((userId, key));

    public IReadOnlyList<TimeSpan> GetDurations(long userId, string application, int limit) =>
    [
        .. _executions.Values.Reverse()
            .Where(execution => execution.UserId == userId && execution.Application.Name == application)
            .Where(execution => execution is { Status: ExecutionStatus.Terminated, ErrorMessage: null, TimeStart: not null })
            .Take(limit).Select(execution => execution.TimeEnd!.Value - execution.TimeStart!.Value),
    ];

    /// <summary>A user has asked for the deletion of an execution.</summary>
    public void AllowDeletion(long id) => _mayBeDeleted.Add(id);

    /// <summary>True when an execution was stored at some time.</summary>
    public bool WasStored(long id, string name) => _stored.Contains((id, name));

    /// <summary>True when the start of a container was durable at some time.</summary>
    public bool WasStartable(ServiceKey key, string node) => _startable.Contains((key, node));

    /// <summary>The service that owns a container now; null for none.</summary>
    public Service? FindOwner(ServiceKey key, string node) =>
        Find(key.ExecutionId)?.FindService(key.ServiceId) is { } service && service.Key == key && service.Node == node ? service : null;

    public bool Save(StoreChanges changes, long epoch, int host)
    {
        if (epoch != Epoch && defect is not StoreDefect.IgnoresEpochs) throw new FencedException(epoch);
        trace.Add($"store: host {host} epoch {epoch} {Describe(changes)}");
        if (defect is StoreDefect.LosesWrites && random.Chance(DefectRate)) return true;
        foreach (var execution in changes.Executions) Write(execution, changes.Services);
        foreach (var entry in changes.Events) _events[(entry.ExecutionId, entry.Slot)] = entry;
        foreach (var key in changes.Keys)
            if (!_keys.TryAdd((key.UserId, key.Key), key)) verdict.Fail("I2", $"The idempotency key {key.Key} was stored twice.");
        foreach (var id in changes.Deleted) Delete(id);
        _nextIds = new NextIds(
            Math.Max(_nextIds.Execution, changes.NextIds.Execution), Math.Max(_nextIds.Service, changes.NextIds.Service));
        CheckReservations();
        return true;
    }

    private void Write(Execution execution, ImmutableArray<Service> changed)
    {
        var before = Find(execution.Id);
        var services = (before?.Services ?? []).ToDictionary(service => service.Id);
        foreach (var service in changed)
        {
            if (service.ExecutionId != execution.Id) continue;
            if (defect is StoreDefect.TearsWrites && before is not null && random.Chance(DefectRate)) continue;
            if (services.TryGetValue(service.Id, out var known)) CheckEnd(known, service);
            services[service.Id] = service;
            _byService[service.Id] = execution.Id;
            if (service is { Status: ServiceStatus.Starting, Node: { } node }) _startable.Add((service.Key, node));
        }

        var after = execution with { Services = [.. services.Values.OrderBy(service => service.Id)] };
        if (before is not null && before.Name != after.Name) verdict.Fail("I2", $"Execution {after.Id} ({before.Name}) was overwritten by {after.Name}.");
        if (LegalChanges.FindProblem(before, after) is { } problem) verdict.Fail("I3", problem);
        _executions[execution.Id] = after;
        _stored.Add((after.Id, after.Name));
    }

    private void CheckEnd(Service before, Service after)
    {
        if (before is { Status: ServiceStatus.Active or ServiceStatus.Terminating, Node: { } node } && after.Key == before.Key
            && after.BackendStatus is not (BackendStatus.Started or BackendStatus.Created or BackendStatus.Undefined))
        {
            Cluster!.CheckEnd(after, node);
        }
    }

    private void Delete(long id)
    {
        if (Find(id) is not { } execution) return;
        if (execution.Status.IsActive()) verdict.Fail("I2", $"Execution {id} was deleted while it was {execution.Status}.");
        if (!_mayBeDeleted.Contains(id)) verdict.Fail("I2", $"Execution {id} was deleted although nobody asked for it.");
        _executions.Remove(id);
    }

    private void CheckReservations()
    {
        var reserved = new Dictionary<string, (long Millicores, long Memory)>(StringComparer.Ordinal);
        foreach (var execution in _executions.Values)
        {
            if (!execution.Status.IsActive()) continue;
            foreach (var service in execution.Services)
            {
                if (service.Node is not { } node) continue;
                var demand = Engine.State.ServiceDemand.Of(execution.DefinitionOf(service));
                var (millicores, memory) = reserved.GetValueOrDefault(node);
                reserved[node] = (millicores + demand.Millicores, memory + demand.MemoryBytes);
            }
        }

        foreach (var (node, (millicores, memory)) in reserved)
        {
            var description = Cluster!.Node(node).Description;
            if (millicores > description.Millicores || memory > description.MemoryBytes)
                verdict.Fail("I4", $"{millicores} milli-cores and {memory} bytes are reserved on node {node}, more than it has.");
        }
    }

    private static string Describe(StoreChanges changes) =>
        string.Join(", ", changes.Executions.Select(execution => $"{execution.Id} {execution.Status}"))
        + " | " + string.Join(", ", changes.Services.Select(service =>
            $"{service.ExecutionId}/{service.Id}/{service.Attempt} {service.Status}{(service.Restarting ? " restarting" : "")} {service.Node}"))
        + (changes.Deleted.IsEmpty ? "" : " | deleted " + string.Join(", ", changes.Deleted));
}
