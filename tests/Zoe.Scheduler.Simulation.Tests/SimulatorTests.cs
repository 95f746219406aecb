using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Tests;

public class SimulatorTests
{
    private static readonly Resources OneCore = new(1000, 1);

    [Fact]
    public void A_single_application_takes_its_duration()
    {
        var run = Run(slots: 4, At(0, seconds: 100, core: 1, elastic: 3));

        run.Turnaround.P50.ShouldBe(100, 1e-6);
        run.Slowdown.P50.ShouldBe(1, 1e-6);
        run.QueueTime.P50.ShouldBe(0);
    }

    [Fact]
    public void With_half_of_its_components_it_takes_twice_as_long() =>
        Run(slots: 2, At(0, seconds: 100, core: 1, elastic: 3)).Turnaround.P50.ShouldBe(200, 1e-6);

    [Fact]
    public void Freed_resources_speed_up_applications_with_missing_components()
    {
        // The second has one of two components until the first ends at 50: 25 of 100 seconds are done by then.
        var run = Run(slots: 2, At(0, seconds: 50, core: 1, elastic: 0), At(0, seconds: 100, core: 1, elastic: 1));

        run.Makespan.ShouldBe(50 + 75, 1e-6);
    }

    [Fact]
    public void Rigid_waits_until_all_components_fit()
    {
        var run = Run(ModeNames.Rigid, 2, At(0, seconds: 50, core: 1, elastic: 0), At(0, seconds: 100, core: 1, elastic: 1));

        run.Makespan.ShouldBe(150, 1e-6);
        run.QueueTime.P99.ShouldBe(50, 1e-6);
    }

    [Fact]
    public void Preempted_components_and_their_run_time_are_counted()
    {
        var workload = Workload(2, At(0, seconds: 100, core: 1, elastic: 1), At(10, seconds: 5, core: 1, elastic: 0));

        var run = Simulator.Run(workload, Create(ModeNames.FlexiblePreemptive, QueueOrderNames.Psjf));

        run.Preempted.ShouldBe(1);
        run.PreemptedSeconds.ShouldBe(10, 1e-6);
        run.Makespan.ShouldBe(102.5, 1e-6);
    }

    [Fact]
    public void Applications_that_can_never_start_are_counted_and_do_not_block_others()
    {
        var run = Run(slots: 1, At(0, seconds: 5, core: 2, elastic: 0), At(0, seconds: 5, core: 1, elastic: 0));

        run.NeverStarted.ShouldBe(1);
        run.Finished.ShouldBe(1);
    }

    [Fact]
    public void The_timeline_shows_allocated_cores()
    {
        var run = Run(slots: 4, At(0, seconds: 1000, core: 2, elastic: 0), At(2000, seconds: 1, core: 1, elastic: 0));

        run.Timeline[0].Cores.ShouldBe(0.5, 1e-6);
        run.Timeline[150].Cores.ShouldBe(0);
    }

    [Fact]
    public void A_scheduler_without_sessions_gives_the_same_results()
    {
        var workload = ResearchWorkload.Generate(new ResearchOptions { Applications = 150, Nodes = 4, Span = TimeSpan.FromDays(2) });
        var scheduler = Create(ModeNames.Flexible, QueueOrderNames.Srpt);

        var fast = Simulator.Run(workload, scheduler);
        var slow = Simulator.Run(workload, new SchedulerWithoutSessions(scheduler));

        slow.Turnaround.Cdf.ShouldBe(fast.Turnaround.Cdf, 1e-6);
    }

    private static SimulationRun Run(int slots, params SimulatedApplication[] applications) =>
        Run(ModeNames.Flexible, slots, applications);

    private static SimulationRun Run(string mode, int slots, params SimulatedApplication[] applications) =>
        Simulator.Run(Workload(slots, applications), Create(mode, QueueOrderNames.Fifo));

    private static Workload Workload(int slots, params SimulatedApplication[] applications) =>
        new("test", Zoe.Scheduler.Simulation.Workload.UniformNodes(1, new Resources(slots * 1000, 100)), applications.ToImmutableArray());

    private static IScheduler Create(string mode, string order) =>
        new SchedulerCatalog().Create(new SchedulerOptions { Mode = mode, Order = order });

    private static SimulatedApplication At(double submitted, double seconds, int core, int elastic) =>
        new(TimeSpan.FromSeconds(submitted), TimeSpan.FromSeconds(seconds), core, elastic, OneCore);

    private sealed class SchedulerWithoutSessions(IScheduler scheduler) : IScheduler
    {
        public string Name => scheduler.Name;

        public Plan Plan(PlanRequest request) => scheduler.Plan(request);
    }
}
