using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Health;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine.Transitions;

/// <summary>
/// A seeded history of an engine: submissions, plans, terminations, and reports that come late, twice, in any order or
/// never, as real backends send them.
/// </summary>
internal sealed class RandomHistory(int seed)
{
    public static readonly TimeSpan NodeLostAfter = TimeSpan.FromSeconds(90);

    private readonly Random _random = new(seed);
    private readonly Planner _planner = NewPlanner(NewScheduler(seed));

    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>The state of the last step before it was planned.</summary>
    public EngineState Unplanned { get; private set; } = new();

    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>The message of the last step.</summary>
    public EngineMessage LastMessage { get; private set; } = new TimerElapsed();

    public EngineState State { get; private set; } = new()
    {
        Settings = new EngineSettings
        {
            MaxFailedStarts = 5,
            DefaultQuota = seed % 3 == 0 ? new Quota { ConcurrentExecutions = 4, RunTime = TimeSpan.FromHours(1) } : Quota.None,
        },
        Nodes = ImmutableSortedDictionary<string, BackendNode>.Empty
            .Add("a", new BackendNode { Name = "a", Millicores = 3000, MemoryBytes = 1 << 20 })
            .Add("b", new BackendNode { Name = "b", Millicores = 2000, MemoryBytes = 1 << 20 }),
    };

    /// <summary>The scheduler of a history with this seed.</summary>
    public static IScheduler NewScheduler(int seed) => new SchedulerCatalog().Create(
        new SchedulerOptions { Mode = seed % 2 == 0 ? ModeNames.Flexible : ModeNames.FlexiblePreemptive });

    /// <summary>A planner without logging.</summary>
    public static Planner NewPlanner(IScheduler scheduler) =>
        new(scheduler, new EngineHealth(TimeProvider.System), NullLogger<Planner>.Instance);

    /// <summary>Takes one random step and returns the state before it.</summary>
    public EngineState Step()
    {
        var before = State = State with { Unsaved = ImmutableDictionary<long, Execution>.Empty, Events = [], Keys = [] };
        // Mostly short steps within a back-off, sometimes long enough for a node to be lost, or more.
        Now += _random.Next(4) > 0 ? TimeSpan.FromSeconds(_random.Next(2))
            : _random.Next(6) > 0 ? TimeSpan.FromSeconds(_random.Next(60))
            : Restarts.LongRun;
        LastMessage = Choose(before);
        TryApply(LastMessage, (_, _) => _random.Next(2) == 0);
        return before;
    }

    /// <summary>Submits an application and plans.</summary>
    public void Submit(ZApp application) =>
        TryApply(new SubmitRequest(new Submission(application, "given", EngineHost.Owner)), (_, _) => true);

    /// <summary>Ends all executions and completes the backend's commands.</summary>
    public void Settle()
    {
        foreach (var execution in State.Executions.Values.ToList())
            State = State.End(execution, ExecutionStatus.Terminated, "the test is over", Now);
        foreach (var service in Services().ToList())
            State = State.Apply(new StoppedReport(service.Key, service.Node!), (_, _) => true, epoch: 1, Now);
    }

    /// <summary>Applies a message, as the engine does.</summary>
    private void TryApply(EngineMessage message, Func<ServiceKey, long, bool> isSettled)
    {
        try
        {
            Unplanned = State.Apply(message, isSettled, epoch: 1, Now).ApplyElapsedTime(NodeLostAfter, Now);
        }
        catch (QuotaExceededException)
        {
            Unplanned = State.ApplyElapsedTime(NodeLostAfter, Now);
        }

        State = _planner.Plan(Unplanned, Now);
    }

    private EngineMessage Choose(EngineState state)
    {
        var placed = Services().ToList();
        var service = placed.Count == 0 ? null : placed[_random.Next(placed.Count)];
        return (_random.Next(12), service) switch
        {
            (0, _) or (_, null) => new SubmitRequest(
                new Submission(RandomApplication(), "random", EngineHost.Owner) { Priority = _random.Next(3) - 1 }),
            (1, _) => Terminate(state),
            (11, _) => new SetQuotaRequest(EngineHost.Owner.Id, RandomQuota()),
            (2, { } one) => new BackendReport(new ServiceChanged(Observe(one, ServiceState.Exited))),
            (3, { } one) => new BackendReport(new ServiceRemoved(one.Key, one.Node!)),
            (4, { } one) => Stop(state, one),
            (5, { } one) => new StartFailedReport(one.Key, BackendFailure.Retryable, "no room"),
            (6, _) => FullReport.Compare(
                [.. state.Nodes.Values],
                new ServiceListing([], [.. state.Nodes.Values.Where(node => !node.Online).Select(node => node.Name)]),
                requestedAt: 0,
                state),
            (7, _) => NodeComesOrGoes(state),
            (_, { } one) => new StartedReport(Observe(one, ServiceState.Running)),
        };
    }

    /// <summary>Of a service, or of a container that was given up.</summary>
    private StoppedReport Stop(EngineState state, Service service)
    {
        var orphans = state.Orphans.Keys.Where(orphan => state.Nodes[orphan.Node].Online)
            .OrderBy(orphan => (orphan.Key.ServiceId, orphan.Key.Attempt)).ToList();
        if (orphans.Count == 0 || _random.Next(3) == 0) return new StoppedReport(service.Key, service.Node!);
        var one = orphans[_random.Next(orphans.Count)];
        return new StoppedReport(one.Key, one.Node);
    }

    private BackendReport NodeComesOrGoes(EngineState state)
    {
        var node = state.Nodes.Values.ElementAt(_random.Next(state.Nodes.Count));
        return new BackendReport(new NodeChanged(node with { Online = !node.Online }));
    }

    private EngineMessage Terminate(EngineState state)
    {
        var ids = state.Executions.Keys.ToList();
        return ids.Count == 0 ? new TimerElapsed() : new TerminateRequest(ids[_random.Next(ids.Count)], "enough", "ada");
    }

    private ObservedService Observe(Service service, ServiceState seen) => new()
    {
        // Sometimes a stale report of an earlier attempt.
        Key = service.Key with { Attempt = Math.Max(1, service.Attempt - _random.Next(2)) },
        Node = service.Node!,
        BackendId = "container",
        Ports = [new PublishedPort(new ServicePort(80, "tcp"), "localhost", 20000)],
        State = seen,
        ExitCode = seen is ServiceState.Exited ? _random.Next(2) : null,
    };

    private IEnumerable<Service> Services() =>
        State.Executions.Values.SelectMany(execution => execution.Services).Where(service => service.Node is not null);

    private Quota? RandomQuota() => _random.Next(3) switch
    {
        0 => null,
        1 => new Quota { ConcurrentExecutions = _random.Next(4), Millicores = 1000 * _random.Next(6) },
        _ => new Quota { MemoryBytes = 1024 * _random.Next(16), RunTime = TimeSpan.FromMinutes(_random.Next(30)) },
    };

    private ZApp RandomApplication() => Applications.Of(
        Applications.Service("main", null, monitor: true, total: 1 + _random.Next(2), cores: 0.5),
        Applications.Service("database", null, essential: 1, cores: 0.25),
        Applications.Service("worker", null, essential: _random.Next(2), total: 2, cores: 0.5, order: _random.Next(3)));
}
