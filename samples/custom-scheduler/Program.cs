using System.Diagnostics;
using CustomScheduler;
using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Testing;

// Registers the policy under its name.
var catalog = new SchedulerCatalog(placements: [new TightMemoryPlacement()]);
IScheduler Create(string placement) => catalog.Create(new SchedulerOptions { Placement = placement });

switch (args)
{
    case ["check"]:
        SchedulerLaws.Check(Create("tight-memory"), cases: 500);
        Console.WriteLine($"tight-memory keeps all {SchedulerLaws.All.Count} laws in 500 cases.");
        return 0;

    case ["benchmark"]:
        foreach (var placement in new[] { "average", "tight-memory" })
            Console.WriteLine($"{placement,-12} {TimePlan(Create(placement)),8:0.00} ms for a plan of 200 executions on 1000 nodes");
        return 0;

    case ["simulate"]:
        var workload = ResearchWorkload.Generate(new ResearchOptions { Nodes = 50, Applications = 5000 });
        foreach (var placement in new[] { "average", "tight-memory" })
        {
            var run = Simulator.Run(workload, Create(placement));
            Console.WriteLine(
                $"{placement,-12} turnaround: median {run.Turnaround.P50,7:0} s, mean {run.Turnaround.Mean,7:0} s, "
                + $"95th percentile {run.Turnaround.P95,7:0} s");
        }

        return 0;

    default:
        Console.Error.WriteLine("Usage: check, benchmark or simulate.");
        return 2;
}

static double TimePlan(IScheduler scheduler)
{
    var workload = ResearchWorkload.Generate(new ResearchOptions { Nodes = 1000, Applications = 200 });
    var request = new PlanRequest
    {
        Cluster = new ClusterView(workload.Nodes),
        Executions =
        [
            .. workload.Applications.Select((application, i) => new ScheduledExecution
            {
                Id = i,
                SubmittedAt = DateTimeOffset.UnixEpoch + application.Submitted,
                Services =
                [
                    .. Enumerable.Range(0, application.Components).Select(component => new ScheduledService
                    {
                        Id = i * 1000 + component,
                        Essential = component < application.Core,
                        Demand = application.Demand,
                    }),
                ],
            }),
        ],
        Now = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(90),
    };
    var times = new List<double>();
    for (var i = 0; i < 30; i++)
    {
        var clock = Stopwatch.StartNew();
        scheduler.Plan(request);
        times.Add(clock.Elapsed.TotalMilliseconds);
    }

    return times.Order().ElementAt(times.Count / 2);
}
