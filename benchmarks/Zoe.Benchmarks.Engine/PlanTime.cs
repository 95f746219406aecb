using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Health;
using Zoe.Model;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Engine;

/// <summary>What the engine spends on planning when one thing happens while 5,000 services run on 100 nodes.</summary>
public class PlanTime
{
    private const int ServicesPerExecution = 10;

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);

    private Planner _planner = null!;
    private EngineState _calm = null!;
    private EngineState _before = null!;
    private EngineState _arrived = null!;

    /// <summary>How many executions run.</summary>
    [Params(500)]
    public int Running { get; set; }

    /// <summary>How many wait for room that is not there.</summary>
    [Params(0, 500)]
    public int Waiting { get; set; }

    /// <summary>Fills the engine.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _planner = new Planner(
            new SchedulerCatalog().Create(new SchedulerOptions()), new EngineHealth(TimeProvider.System), NullLogger<Planner>.Instance);
        var nodes = Enumerable.Range(0, 100).Select(number => new BackendNode
        {
            Name = $"node{number:000}",
            Millicores = 64_000,
            MemoryBytes = 256L << 30,
        });
        _calm = new EngineState { Nodes = nodes.ToImmutableSortedDictionary(node => node.Name, node => node, StringComparer.Ordinal) };
        for (var id = 1; id <= Running; id++) _calm = Submit(_calm, id, ServicesPerExecution, cores: 1);
        _calm = Plan(_calm);
        for (var id = Running + 1; id <= Running + Waiting; id++) _calm = Submit(_calm, id, 1, cores: 1000);
        _before = Plan(_calm).AsSaved();
        _arrived = Submit(_before, Running + Waiting + 1, 1, cores: 1);
    }

    /// <summary>Something is reported, and nobody new wants a place.</summary>
    [Benchmark(Baseline = true)]
    public object Report() => Plan(_before);

    /// <summary>An execution of one service arrives and gets its place; then it is gone again.</summary>
    [Benchmark]
    public object ArriveAndLeave()
    {
        var placed = Plan(_arrived).AsSaved();
        var ended = placed.Executions[Running + Waiting + 1] with { Status = ExecutionStatus.Terminated };
        Plan(placed.With(ended));
        return placed;
    }

    private EngineState Plan(EngineState state) =>
        _planner.Plan(state.ApplyElapsedTime(TimeSpan.FromMinutes(5), Now).RejectMissingImages(Now), Now);

    private static EngineState Submit(EngineState state, long id, int services, int cores)
    {
        var application = new ZApp
        {
            Name = "benchmark",
            WillEnd = true,
            Size = 1,
            Services =
            [
                new ZAppService
                {
                    Name = "worker",
                    Image = "busybox:1",
                    Monitor = true,
                    TotalCount = services,
                    EssentialCount = services,
                    Resources = new ZAppResources { Memory = new MemoryRange(1 << 20, null), Cores = new CoreRange(cores, null) },
                    StartupOrder = 0,
                },
            ],
        };
        return state.With(new Execution
        {
            Id = id,
            Name = "benchmark",
            UserId = 1,
            UserName = "ada",
            Application = application,
            Status = ExecutionStatus.Queued,
            TimeSubmit = DateTimeOffset.UnixEpoch.AddSeconds(id),
            Services =
            [
                .. Enumerable.Range(0, services).Select(number => new Service
                {
                    Id = (id * 100) + number,
                    ExecutionId = id,
                    Name = $"worker{number}",
                    Group = "worker",
                    Essential = true,
                    Status = ServiceStatus.Runnable,
                }),
            ],
        });
    }
}
