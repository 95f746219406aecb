using Zoe.Scheduler;

namespace Zoe.Packages.Tests.Examples;

internal static class SchedulerExample
{
    public static string Run()
    {
        // <readme>
        // Two nodes with 4 cores and 8 GiB each.
        var cluster = new ClusterView(
        [
            new ClusterNode { Name = "n1", Capacity = new Resources(Millicores: 4000, MemoryBytes: 8L << 30) },
            new ClusterNode { Name = "n2", Capacity = new Resources(Millicores: 4000, MemoryBytes: 8L << 30) },
        ]);

        // One essential service and up to four elastic ones, 2 cores each.
        var spark = new ScheduledExecution
        {
            Id = 1,
            SubmittedAt = DateTimeOffset.UnixEpoch,
            Services =
            [
                .. Enumerable.Range(0, 5).Select(i => new ScheduledService
                {
                    Id = i,
                    Essential = i == 0,
                    Demand = new Resources(2000, 2L << 30),
                }),
            ],
        };

        IScheduler scheduler = new SchedulerCatalog().Create(new SchedulerOptions { Order = "fifo", Placement = "average" });
        Plan plan = scheduler.Plan(new PlanRequest { Cluster = cluster, Executions = [spark], Now = DateTimeOffset.UnixEpoch });

        // Four of the five services fit; the fifth is elastic and gets its node when there is room.
        foreach (Placement placement in plan.Placements)
            Console.WriteLine($"service {placement.ServiceId} starts on {placement.Node}");
        // </readme>
        return string.Join(' ', plan.Placements.GroupBy(one => one.Node).Select(node => $"{node.Key}:{node.Count()}").Order());
    }
}
