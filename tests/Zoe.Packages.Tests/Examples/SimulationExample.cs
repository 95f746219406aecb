using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;

namespace Zoe.Packages.Tests.Examples;

internal static class SimulationExample
{
    public static string Run()
    {
        var medians = new List<double>();
        // <readme>
        // 2,000 applications on 20 nodes, once with the rigid scheduler and once with the flexible one.
        Workload workload = ResearchWorkload.Generate(new ResearchOptions { Nodes = 20, Applications = 2000, Seed = 1 });
        foreach (var mode in new[] { "rigid", "flexible" })
        {
            var run = Simulator.Run(workload, new SchedulerCatalog().Create(new SchedulerOptions { Mode = mode }));
            Console.WriteLine($"{mode}: median turnaround {run.Turnaround.P50:0} s, mean {run.Turnaround.Mean:0} s");
            // </readme>
            medians.Add(run.Turnaround.Mean);
            // <readme>
        }
        // </readme>
        return medians.Count == 2 && medians.TrueForAll(mean => mean > 0) ? "two" : string.Join(' ', medians);
    }
}
