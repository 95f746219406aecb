using BenchmarkDotNet.Attributes;
using Zoe.Scheduler;
using Zoe.Scheduler.Testing.Reference;

namespace Zoe.Benchmarks.Latency;

/// <summary>How long a plan takes for a cluster of a team's size, indexed against the plain linear scheduler.</summary>
[MemoryDiagnoser]
public class PlanLatency
{
    private PlanRequest _request = null!;
    private IScheduler _indexed = null!;
    private LinearScheduler _linear = null!;

    /// <summary>Nodes of the cluster.</summary>
    [Params(20, 200)]
    public int Nodes { get; set; }

    /// <summary>Makes a request with twenty waiting executions of six services.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var options = new SchedulerOptions();
        var catalog = new SchedulerCatalog();
        _indexed = catalog.Create(options);
        _linear = new LinearScheduler(options.Mode, catalog.Resolve(options));
        _request = new PlanRequest
        {
            Cluster = new ClusterView(
            [
                .. Enumerable.Range(0, Nodes).Select(
                    i => new ClusterNode { Name = $"node{i}", Capacity = new Resources(32_000, 128L << 30) }),
            ]),
            Executions =
            [
                .. Enumerable.Range(0, 20).Select(i => new ScheduledExecution
                {
                    Id = i,
                    SubmittedAt = DateTimeOffset.UnixEpoch.AddSeconds(i),
                    Services =
                    [
                        .. Enumerable.Range(0, 6).Select(service => new ScheduledService
                        {
                            Id = i * 10 + service,
                            Essential = service < 2,
                            Demand = new Resources(1000 + 500 * i, (4L + i) << 30),
                        }),
                    ],
                }),
            ],
            Now = DateTimeOffset.UnixEpoch.AddHours(1),
        };
    }

    /// <summary>From scratch by linear scan.</summary>
    [Benchmark(Baseline = true)]
    public Plan Linear() => _linear.Plan(_request);

    /// <summary>From scratch by the product's scheduler.</summary>
    [Benchmark]
    public Plan Indexed() => _indexed.Plan(_request);
}
