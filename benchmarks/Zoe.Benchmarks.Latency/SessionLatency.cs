using BenchmarkDotNet.Attributes;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Benchmarks.Latency;

/// <summary>How long a session takes to react to an arrival and an end.</summary>
[MemoryDiagnoser]
public class SessionLatency
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private ISchedulerSession _session = null!;
    private ScheduledExecution _arriving = null!;

    /// <summary>Nodes of the cluster, all idle.</summary>
    [Params(100, 5000)]
    public int Nodes { get; set; }

    /// <summary>Opens the session.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var nodes = Enumerable.Range(0, Nodes)
            .Select(i => new ClusterNode { Name = $"node{i}", Capacity = new Resources(32_000, 128L << 30) });
        _session = new SchedulerCatalog().Create(new SchedulerOptions()).OpenSession(new ClusterView([.. nodes]), 0);
        _arriving = new ScheduledExecution
        {
            Id = 1,
            SubmittedAt = Now,
            Services =
            [
                .. Enumerable.Range(0, 6).Select(service => new ScheduledService
                {
                    Id = service,
                    Essential = service < 2,
                    Demand = new Resources(2000, 8L << 30),
                }),
            ],
        };
        _session.Replan(Now);
    }

    /// <summary>Six services arrive, are placed, and end.</summary>
    [Benchmark]
    public Plan ArriveAndEnd()
    {
        _session.Submit(_arriving);
        var plan = _session.Replan(Now);
        _session.Remove(_arriving.Id);
        return plan;
    }
}
