using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Testing;

namespace Zoe.Packages.Tests.Examples.Documents;

/// <summary>Executions with few services first.</summary>
internal sealed class FewestServices : IQueueOrder
{
    public string Name => "fewest-services";

    // The number of services does not change while an execution waits.
    public bool IsStable => true;

    public double Key(in QueueEntry entry, DateTimeOffset now) => entry.Execution.Services.Length;
}

internal static class CustomSchedulerExample
{
    public static IReadOnlyList<double> Run()
    {
        // <hidden>
        var means = new List<double>();
        // </hidden>
        var catalog = new SchedulerCatalog(orders: [new FewestServices()]);

        // Throws LawBrokenException with a small plan request that shows the broken law.
        SchedulerLaws.Check(catalog.Create(new SchedulerOptions { Order = "fewest-services" }), cases: 500);

        Workload workload = ResearchWorkload.Generate(new ResearchOptions { Nodes = 20, Applications = 2000, Seed = 1 });
        foreach (var order in new[] { "fifo", "fewest-services" })
        {
            SimulationRun run = Simulator.Run(workload, catalog.Create(new SchedulerOptions { Order = order }));
            Console.WriteLine($"{order}: mean queue time {run.QueueTime.Mean:0} s, mean turnaround {run.Turnaround.Mean:0} s");
            // <hidden>
            means.Add(run.QueueTime.Mean);
            // </hidden>
        }
        // <hidden>

        return means;
        // </hidden>
    }
}
