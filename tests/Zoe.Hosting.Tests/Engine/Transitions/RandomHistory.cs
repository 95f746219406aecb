using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Backends;
using Zoe.Model;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests;

/// <summary>
/// A seeded history of an engine: submissions, plans, terminations, and reports that come late, twice, in any order or
/// never, as real backends send them.
/// </summary>
internal sealed class RandomHistory(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Planner _planner = new(new SchedulerCatalog().Create(new SchedulerOptions()));
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    public EngineState State { get; private set; } = new()
    {
        Nodes = ImmutableSortedDictionary<string, BackendNode>.Empty
            .Add("a", new BackendNode { Name = "a", Millicores = 3000, MemoryBytes = 1 << 20 })
            .Add("b", new BackendNode { Name = "b", Millicores = 2000, MemoryBytes = 1 << 20 }),
    };

    /// <summary>Takes one random step and returns the state before it.</summary>
    public EngineState Step()
    {
        var before = State with { Unsaved = ImmutableDictionary<long, Execution>.Empty };
        _now += TimeSpan.FromSeconds(_random.Next(20));
        State = _planner.Plan(before.Apply(Choose(before), (_, _) => _random.Next(2) == 0, epoch: 1, _now), _now);
        return before;
    }

    /// <summary>Takes an application in and plans.</summary>
    public void Submit(ZApp application)
    {
        var request = new SubmitRequest(new Submission(application, "given", EngineHost.Owner), "test");
        State = _planner.Plan(State.Apply(request, (_, _) => true, epoch: 1, _now), _now);
    }

    /// <summary>Ends everything, and lets the backend carry out what is asked of it.</summary>
    public void Settle()
    {
        foreach (var execution in State.Executions.Values.ToList())
            State = State.End(execution, ExecutionStatus.Terminated, "the test is over", _now);
        foreach (var service in Services().ToList())
            State = State.Apply(new StoppedReport(service.Key, service.Node!), (_, _) => true, epoch: 1, _now);
    }

    private EngineMessage Choose(EngineState state)
    {
        var placed = Services().ToList();
        var service = placed.Count == 0 ? null : placed[_random.Next(placed.Count)];
        return (_random.Next(9), service) switch
        {
            (0, _) or (_, null) => new SubmitRequest(
                new Submission(RandomApplication(), "random", EngineHost.Owner), "test"),
            (1, _) => Terminate(state),
            (2, { } one) => new BackendReport(new ServiceChanged(Observe(one, ServiceState.Exited))),
            (3, { } one) => new BackendReport(new ServiceRemoved(one.Key, one.Node!)),
            (4, { } one) => new StoppedReport(one.Key, one.Node!),
            (5, { } one) => new StartFailedReport(one.Key, BackendFailure.Retryable, "no room"),
            (6, _) => new FullReport([.. state.Nodes.Values], new ServiceListing([], []), AskedAt: 0),
            (_, { } one) => new StartedReport(Observe(one, ServiceState.Running)),
        };
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
        State = seen,
        ExitCode = seen is ServiceState.Exited ? _random.Next(2) : null,
    };

    private IEnumerable<Service> Services() =>
        State.Executions.Values.SelectMany(execution => execution.Services).Where(service => service.Node is not null);

    private ZApp RandomApplication() => Applications.Of(
        Applications.Service("main", null, monitor: true, total: 1 + _random.Next(2), cores: 0.5),
        Applications.Service("worker", null, essential: _random.Next(2), total: 2, cores: 0.5, order: _random.Next(3)));
}
