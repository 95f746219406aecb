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
using Zoe.Hosting.Tests.Support;
using Zoe.Model;
using Zoe.Scheduler;
using Zoe.Scheduler.Modes;

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

    /// <summary>What the last step was about.</summary>
    public EngineMessage LastMessage { get; private set; } = new Wake();

    public EngineState State { get; private set; } = new()
    {
        Nodes = ImmutableSortedDictionary<string, BackendNode>.Empty
            .Add("a", new BackendNode { Name = "a", Millicores = 3000, MemoryBytes = 1 << 20 })
            .Add("b", new BackendNode { Name = "b", Millicores = 2000, MemoryBytes = 1 << 20 }),
    };

    /// <summary>The scheduler of a history with this seed.</summary>
    public static IScheduler NewScheduler(int seed) => new SchedulerCatalog().Create(
        new SchedulerOptions { Mode = seed % 2 == 0 ? ModeNames.Flexible : ModeNames.FlexiblePreemptive });

    /// <summary>A planner that reports to nobody.</summary>
    public static Planner NewPlanner(IScheduler scheduler) =>
        new(scheduler, new EngineHealth(TimeProvider.System), NullLogger<Planner>.Instance);

    /// <summary>Takes one random step and returns the state before it.</summary>
    public EngineState Step()
    {
        var before = State = State with { Unsaved = ImmutableDictionary<long, Execution>.Empty };
        // Mostly moments, in which pauses are not over, now and then long enough for a node to be given up, or more.
        Now += _random.Next(4) > 0 ? TimeSpan.FromSeconds(_random.Next(2))
            : _random.Next(6) > 0 ? TimeSpan.FromSeconds(_random.Next(60))
            : Restarts.LongRun;
        LastMessage = Choose(before);
        TakeIn(LastMessage, (_, _) => _random.Next(2) == 0);
        return before;
    }

    /// <summary>Takes an application in and plans.</summary>
    public void Submit(ZApp application) =>
        TakeIn(new SubmitRequest(new Submission(application, "given", EngineHost.Owner)), (_, _) => true);

    /// <summary>Ends everything, and lets the backend carry out what is asked of it.</summary>
    public void Settle()
    {
        foreach (var execution in State.Executions.Values.ToList())
            State = State.End(execution, ExecutionStatus.Terminated, "the test is over", Now);
        foreach (var service in Services().ToList())
            State = State.Apply(new StoppedReport(service.Key, service.Node!), (_, _) => true, epoch: 1, Now);
    }

    /// <summary>Takes a message in, as the engine does.</summary>
    private void TakeIn(EngineMessage message, Func<ServiceKey, long, bool> isSettled)
    {
        Unplanned = State.Apply(message, isSettled, epoch: 1, Now).PassTime(NodeLostAfter, Now);
        State = _planner.Plan(Unplanned, Now);
    }

    private EngineMessage Choose(EngineState state)
    {
        var placed = Services().ToList();
        var service = placed.Count == 0 ? null : placed[_random.Next(placed.Count)];
        return (_random.Next(11), service) switch
        {
            (0, _) or (_, null) => new SubmitRequest(
                new Submission(RandomApplication(), "random", EngineHost.Owner)),
            (1, _) => Terminate(state),
            (2, { } one) => new BackendReport(new ServiceChanged(Observe(one, ServiceState.Exited))),
            (3, { } one) => new BackendReport(new ServiceRemoved(one.Key, one.Node!)),
            (4, { } one) => Stop(state, one),
            (5, { } one) => new StartFailedReport(one.Key, BackendFailure.Retryable, "no room"),
            (6, _) => FullReport.Compare(
                [.. state.Nodes.Values],
                new ServiceListing([], [.. state.Nodes.Values.Where(node => !node.Online).Select(node => node.Name)]),
                askedAt: 0,
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
        return ids.Count == 0 ? new Wake() : new TerminateRequest(ids[_random.Next(ids.Count)], "enough");
    }

    private ObservedService Observe(Service service, ServiceState seen) => new()
    {
        // Now and then an old attempt is heard of again.
        Key = service.Key with { Attempt = Math.Max(1, service.Attempt - _random.Next(2)) },
        Node = service.Node!,
        BackendId = "container",
        Ports = [new PublishedPort(new ServicePort(80, "tcp"), "localhost", 20000)],
        State = seen,
        ExitCode = seen is ServiceState.Exited ? _random.Next(2) : null,
    };

    private IEnumerable<Service> Services() =>
        State.Executions.Values.SelectMany(execution => execution.Services).Where(service => service.Node is not null);

    private ZApp RandomApplication() => Applications.Of(
        Applications.Service("main", null, monitor: true, total: 1 + _random.Next(2), cores: 0.5),
        Applications.Service("database", null, essential: 1, cores: 0.25),
        Applications.Service("worker", null, essential: _random.Next(2), total: 2, cores: 0.5, order: _random.Next(3)));
}
