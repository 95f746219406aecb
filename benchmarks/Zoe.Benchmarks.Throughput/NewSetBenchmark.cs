using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Benchmarks.Throughput;

/// <summary>An arrival and an end of an execution that asks for a label, on idle nodes that all differ.</summary>
internal static class NewSetBenchmark
{
    private const int Arrivals = 200;

    public static NewSetResult Run(int nodeCount)
    {
        var nodes = VariedNodes.Of(Workload.Nodes(nodeCount, labels: false), NodeVariety.Both);
        var scheduler = (IIncrementalScheduler)new SchedulerCatalog().Create(new SchedulerOptions());
        var session = scheduler.Open(new ClusterView(nodes), 0);
        Arrive(session, null);
        var first = Arrive(session, "hostname=node0");
        for (var i = 1; i <= Arrivals; i++) Arrive(session, $"hostname=node{i}");
        var fresh = Enumerable.Range(Arrivals + 1, Arrivals).Select(i => Arrive(session, $"hostname=node{i}"));
        var known = Enumerable.Range(0, Arrivals).Select(i => Arrive(session, $"zone={i % 2}"));
        return new NewSetResult
        {
            Nodes = nodeCount,
            FirstMicroseconds = Math.Round(first),
            NewMicroseconds = Math.Round(Measurement.Of(fresh).Median, 1),
            KnownMicroseconds = Math.Round(Measurement.Of(known).Median, 1),
        };
    }

    private static double Arrive(ISchedulerSession session, string? label)
    {
        var service = new ScheduledService
        {
            Id = 1,
            Essential = true,
            Demand = new Resources(1000, 1L << 30),
            Labels = label is null ? [] : [label],
        };
        var execution = new ScheduledExecution { Id = 1, SubmittedAt = DateTimeOffset.UnixEpoch, Services = [service] };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        session.Submit(execution);
        session.Replan(DateTimeOffset.UnixEpoch);
        session.Remove(1);
        return clock.Elapsed.TotalMicroseconds;
    }
}
