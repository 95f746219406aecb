using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Zoe.Scheduler.Simulation.Tests;

/// <summary>The integrals of a timeline equal the totals over the applications.</summary>
public class TimelineTests
{
    private const int Slots = 4;

    [Fact]
    public void The_timeline_integrates_to_total_work_and_waiting_time() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed => Difference(Applications(seed)) is { } difference ? false.Label(difference) : true.ToProperty())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.1)]
    [InlineData(1e-3)]
    [InlineData(1e7 / 3)]
    public void A_timeline_crosses_every_bin_edge(double secondsBetween)
    {
        var applications = Enumerable.Range(0, 2_000)
            .Select(i => Application(i * secondsBetween, secondsBetween * 0.75))
            .ToImmutableArray();

        Difference(applications).ShouldBeNull();
    }

    private static string? Difference(ImmutableArray<SimulatedApplication> applications)
    {
        var nodes = Workload.UniformNodes(1, new Resources(Slots * 1000, 100));
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions { Mode = ModeNames.Rigid });

        var run = Simulator.Run(new Workload("test", nodes, applications), scheduler);

        var interval = run.Timeline.Length > 1 ? run.Timeline[1].Seconds : run.Makespan;
        var work = applications.Sum(application => application.Duration.TotalSeconds * application.Components) / Slots;
        var waiting = run.QueueTime.Mean * run.Finished;
        return Differs("points", run.Timeline.Length, Math.Max(1, Math.Ceiling(run.Makespan / interval)), 1)
            ?? Differs("cores", run.Timeline.Sum(point => point.Cores) * interval, work, work * 1e-6)
            ?? Differs("waiting", run.Timeline.Sum(point => point.Pending) * interval, waiting, Math.Max(1e-3, waiting * 1e-6));
    }

    private static string? Differs(string what, double value, double expected, double tolerance) =>
        Math.Abs(value - expected) <= tolerance ? null : $"{what}: {value} instead of {expected}";

    private static ImmutableArray<SimulatedApplication> Applications(int seed)
    {
        var random = new Random(seed);
        var span = Math.Pow(10, 3 + 4 * random.NextDouble());
        return
        [
            .. Enumerable.Range(0, random.Next(2, 60))
                .Select(_ => Application(span * random.NextDouble(), span * random.NextDouble() / 20, random.Next(1, Slots + 1)))
                .OrderBy(application => application.Submitted),
        ];
    }

    private static SimulatedApplication Application(double submitted, double seconds, int components = 1) =>
        new(TimeSpan.FromSeconds(submitted), TimeSpan.FromSeconds(Math.Max(1e-3, seconds)), components, 0, new Resources(1000, 1));
}
