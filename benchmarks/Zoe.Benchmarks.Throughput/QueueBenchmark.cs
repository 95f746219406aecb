using System.Collections.Immutable;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Whole passes over a queue, and single arrivals.</summary>
internal static class QueueBenchmark
{
    private const int Runs = 9;
    private const int Arrivals = 1000;
    private const int Essential = 3;

    // Enough for orders that go by waiting time to put others first.
    private static readonly TimeSpan BetweenArrivals = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMilliseconds(500);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PassResult Pass(BenchmarkOptions options)
    {
        var queue = options.Queue ?? 1000;
        var scheduler = Create(options);
        var (cluster, running) = Loaded(options, Workload.Fill);
        var waiting = Executions(queue, options.Services, 1_000_000, 2);
        var request = new PlanRequest
        {
            Cluster = cluster,
            Executions = [.. running, .. waiting],
            Now = Start,
            ExplainWaits = false,
        };
        var times = new List<double>();
        var scratchTimes = new List<double>();
        var placed = 0;
        for (var run = -3; run < Runs; run++)
        {
            var session = scheduler.Open(cluster, 0);
            foreach (var execution in running) session.Submit(execution);
            session.Replan(Start);
            foreach (var execution in waiting) session.Submit(execution);
            var clock = new ProcessorClock();
            placed = session.Replan(Start).Placements.Length;
            var elapsed = clock.Elapsed;
            clock.Restart();
            scheduler.Plan(request);
            if (run < 0) continue;
            times.Add(elapsed.TotalMilliseconds);
            scratchTimes.Add(clock.Elapsed.TotalMilliseconds);
        }

        var time = Measurement.Of(times);
        return new PassResult
        {
            Nodes = options.Nodes,
            Queue = queue,
            Services = options.Services,
            Milliseconds = Math.Round(time.Median, 3),
            SpreadPercent = Math.Round(time.SpreadPercent, 1),
            FromScratchMilliseconds = Math.Round(Measurement.Of(scratchTimes).Median, 3),
            Placed = placed,
        };
    }

    public static ArrivalResult Arrival(BenchmarkOptions options)
    {
        var queue = options.Queue ?? 10_000;
        var scheduler = Create(options);
        var (cluster, running) = Loaded(options, 1);
        var session = scheduler.Open(cluster, 0);
        foreach (var execution in running) session.Submit(execution);
        foreach (var execution in Executions(queue, options.Services, 1_000_000, 2)) session.Submit(execution);
        session.Replan(Start);
        var times = new List<double>();
        var now = Start.AddSeconds(queue);
        for (var run = -3; run < Runs; run++)
        {
            var arriving = Executions(Arrivals, options.Services, 100_000_000 + run * Arrivals * 100, 3);
            var clock = new ProcessorClock();
            var arrived = 0;
            while (arrived < Arrivals && (arrived % 16 != 0 || arrived == 0 || clock.Elapsed < LongestRun))
            {
                session.Submit(arriving[arrived++] with { SubmittedAt = now += BetweenArrivals });
                session.Replan(now);
            }

            if (run >= 0) times.Add(clock.Elapsed.TotalMicroseconds / arrived);
            foreach (var execution in arriving) session.Remove(execution.Id);
            session.Replan(now);
        }

        var time = Measurement.Of(times);
        return new ArrivalResult
        {
            Nodes = options.Nodes,
            Queue = queue,
            Mode = options.Mode,
            Order = options.Order,
            ReserveAfter = options.ReserveAfter,
            Microseconds = Math.Round(time.Median, 2),
            SpreadPercent = Math.Round(time.SpreadPercent, 1),
        };
    }

    private static IIncrementalScheduler Create(BenchmarkOptions options) => (IIncrementalScheduler)
        new SchedulerCatalog().Create(new SchedulerOptions
        {
            Mode = options.Mode,
            Placement = options.Placement,
            Order = options.Order,
            ReserveAfter = options.ReserveAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        });

    // Running executions of ten services, three of them essential, that fill the nodes to the given share.
    private static (ClusterView Cluster, List<ScheduledExecution> Running) Loaded(BenchmarkOptions options, double fill)
    {
        var nodes = Workload.Nodes(options.Nodes, options.Labels);
        var requests = Workload.Requests(1, labels: false);
        var random = new Random(5);
        var services = new List<ScheduledService>();
        foreach (var node in nodes)
        {
            var used = Resources.Zero;
            while (true)
            {
                var request = requests[random.Next(requests.Length)];
                var next = used + request.Demand;
                if (!next.FitsIn(node.Capacity)) break;
                if (next.Millicores > fill * node.Capacity.Millicores) break;
                if (next.MemoryBytes > fill * node.Capacity.MemoryBytes) break;
                used = next;
                services.Add(request with { Id = services.Count, Node = node.Name });
            }
        }

        var running = services.Chunk(10).Select((chunk, i) => new ScheduledExecution
        {
            Id = i,
            SubmittedAt = Start.AddSeconds(-i),
            ExpectedDuration = Duration(i),
            Services = [.. chunk.Select((service, j) => service with { Essential = j < Essential })],
        }).ToList();
        return (new ClusterView(nodes), running);
    }

    // Three essential services and the rest elastic, all alike within an execution.
    private static List<ScheduledExecution> Executions(int count, int services, long firstId, int seed)
    {
        var requests = Workload.Requests(seed, labels: false);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new ScheduledExecution
            {
                Id = firstId + i,
                SubmittedAt = Start.AddSeconds(i),
                ExpectedDuration = Duration(i),
                Services =
                [
                    .. Enumerable.Range(0, services).Select(service => requests[i % requests.Length] with
                    {
                        Id = (firstId + i) * 100 + service,
                        Essential = service < Essential,
                    }),
                ],
            }),
        ];
    }

    private static TimeSpan Duration(int execution) => TimeSpan.FromSeconds(30 + execution * 7919L % 100_000);
}
