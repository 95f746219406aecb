using Zoe.Benchmarks.Cells.Routers;
using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Benchmarks.Cells;

/// <summary>Simulates cells behind a router whose view of them is refreshed every few seconds.</summary>
internal static class CellSimulation
{
    public static CellResult Run(
        Workload workload, int cells, ICellRouter router, TimeSpan refresh, Func<IScheduler> createScheduler, int seed)
    {
        var perCell = workload.Nodes.Length / cells;
        var all = Enumerable.Range(0, cells)
            .Select(index => new Cell(workload.Nodes.Slice(index * perCell, perCell), createScheduler())).ToArray();
        var views = all.Select(cell => new CellView(cell.FreeCores)).ToArray();
        var random = new Random(seed);
        var (next, service, refreshed) = (0, 0L, 0.0);
        var applications = workload.Applications;
        var lastArrival = applications[^1].Submitted.TotalSeconds;
        // Utilisation is measured after the cluster has filled up and until the last arrival.
        var warm = lastArrival / 3;
        double? coreSecondsAtWarm = null;
        double coreSecondsAtEnd = 0;
        while (true)
        {
            var arrival = next < applications.Length ? applications[next].Submitted.TotalSeconds : double.PositiveInfinity;
            var (due, end) = (-1, double.PositiveInfinity);
            for (var i = 0; i < all.Length; i++)
                if (all[i].NextEnd() is var time && time < end) (due, end) = (i, time);
            if (double.IsPositiveInfinity(arrival) && due < 0) break;
            var now = Math.Min(arrival, end);
            if (now >= refreshed + refresh.TotalSeconds)
            {
                refreshed = now;
                for (var i = 0; i < all.Length; i++) views[i] = new CellView(all[i].FreeCores);
            }

            if (end <= arrival)
            {
                all[due].Step(now);
                continue;
            }

            if (coreSecondsAtWarm is null && now >= warm) coreSecondsAtWarm = all.Sum(cell => cell.CoreSeconds);
            var application = applications[next];
            var chosen = router.Choose(views, application, random);
            views[chosen] = new CellView(views[chosen].FreeCores - (application.Components * application.Demand.Millicores / 1000.0));
            all[chosen].Submit(next, service, application);
            all[chosen].Step(now);
            service += application.Components;
            next++;
            coreSecondsAtEnd = all.Sum(cell => cell.CoreSeconds);
        }

        var finished = all.SelectMany(cell => cell.Finished).ToList();
        return new CellResult
        {
            Router = cells == 1 ? "none" : router.Name,
            Cells = cells,
            Finished = finished.Count,
            Turnaround = Distribution.Of(finished.Select(one => one.FinishedAt - one.Application.Submitted.TotalSeconds)),
            QueueTime = Distribution.Of(finished.Select(one => one.StartedAt - one.Application.Submitted.TotalSeconds)),
            Utilisation = (coreSecondsAtEnd - (coreSecondsAtWarm ?? 0)) / ((lastArrival - warm) * all.Sum(cell => cell.TotalCores)),
            Placements = all.Sum(cell => (long)cell.Placements),
            BusiestSeconds = all.Max(cell => cell.PlanningSeconds),
            PlanMicroseconds = 1e6 * all.Sum(cell => cell.PlanningSeconds) / all.Sum(cell => cell.Plans),
        };
    }
}
