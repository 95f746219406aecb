using System.Globalization;
using Zoe.Benchmarks.Cells;
using Zoe.Benchmarks.Cells.Routers;
using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;

// Arguments as name=value: nodes, cells, applications, load, days, refresh (seconds), seed.
int Number(string name, int standard) => int.Parse(Text(name) ?? standard.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
double Real(string name, double standard) => double.Parse(Text(name) ?? standard.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
string? Text(string name) => args.Select(argument => argument.Split('=', 2)).FirstOrDefault(pair => pair[0] == name)?[1];

var (nodes, cells, seed) = (Number("nodes", 100_000), Number("cells", 10), Number("seed", 1));
var refresh = TimeSpan.FromSeconds(Real("refresh", 5));
// Nodes of 8 cores and 32 GiB: a quarter of those of the research workload.
var generated = ResearchWorkload.Generate(new ResearchOptions
{
    Nodes = nodes / 4,
    Applications = Number("applications", 360_000),
    Load = Real("load", 0.9),
    Seed = seed,
    Span = TimeSpan.FromDays(Real("days", 14)),
});
var workload = generated with { Nodes = Workload.UniformNodes(nodes, new Resources(8_000, 32L << 30)) };
IScheduler CreateScheduler() => new SchedulerCatalog().Create(new SchedulerOptions());

Console.WriteLine($"{nodes} nodes of 8 cores and 32 GiB, {generated.Name}; views of cells refreshed every {refresh.TotalSeconds} s");
Console.WriteLine();
Console.WriteLine("| cells | router | finished | turnaround mean / p95 (h) | queue mean / p95 / p99 (min) | utilisation | placed services | mean plan (µs) | services/s planned |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (var (count, router) in new (int, ICellRouter)[] { (1, new RandomRouter()), (cells, new RandomRouter()), (cells, new TwoChoicesRouter()), (cells, new BestRoomRouter()) })
{
    var result = CellSimulation.Run(workload, count, router, refresh, CreateScheduler, seed);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {result.Cells} | {result.Router} | {result.Finished} | {result.Turnaround.Mean / 3600:0.00} / {result.Turnaround.P95 / 3600:0.0} | {result.QueueTime.Mean / 60:0.00} / {result.QueueTime.P95 / 60:0.0} / {result.QueueTime.P99 / 60:0.0} | {result.Utilisation:P1} | {result.Placements} | {result.PlanMicroseconds:0} | {result.ServicesPerSecond:0} |"));
}
