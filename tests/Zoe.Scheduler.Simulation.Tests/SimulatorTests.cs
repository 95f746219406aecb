using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Tests;

public class SimulatorTests
{
    private static readonly Resources OneCore = new(1000, 1);

    [Fact]
    public void Alone_an_application_takes_just_its_duration()
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
    public void Components_that_become_free_speed_up_who_lacks_them()
    {
        // The second has one of two components until the first ends at 50: 25 of 100 seconds are done by then.
        var run = Run(slots: 2, At(0, seconds: 50, core: 1, elastic: 0), At(0, seconds: 100, core: 1, elastic: 1));

        run.Makespan.ShouldBe(50 + 75, 1e-6);
    }

    [Fact]
    public void Rigid_waits_for_room_for_all_components()
    {
        var run = Run(ModeNames.Rigid, 2, At(0, seconds: 50, core: 1, elastic: 0), At(0, seconds: 100, core: 1, elastic: 1));

        run.Makespan.ShouldBe(150, 1e-6);
        run.QueueTime.P99.ShouldBe(50, 1e-6);
    }

    [Fact]
    public void Preempted_components_are_counted_with_the_time_they_ran()
    {
        var workload = Workload(2, At(0, seconds: 100, core: 1, elastic: 1), At(10, seconds: 5, core: 1, elastic: 0));

        var run = Simulator.Run(workload, Create(ModeNames.FlexiblePreemptive, QueueOrderNames.Psjf));

        run.Preempted.ShouldBe(1);
        run.PreemptedSeconds.ShouldBe(10, 1e-6);
        run.Makespan.ShouldBe(102.5, 1e-6);
    }

    [Fact]
    public void What_can_never_start_is_counted_and_does_not_stop_the_rest()
    {
        var run = Run(slots: 1, At(0, seconds: 5, core: 2, elastic: 0), At(0, seconds: 5, core: 1, elastic: 0));

        run.NeverStarted.ShouldBe(1);
        run.Finished.ShouldBe(1);
    }

    [Fact]
    public void The_timeline_shows_what_is_allocated()
    {
        var run = Run(slots: 4, At(0, seconds: 1000, core: 2, elastic: 0), At(2000, seconds: 1, core: 1, elastic: 0));

        run.Timeline[0].Cores.ShouldBe(0.5, 1e-6);
        run.Timeline[150].Cores.ShouldBe(0);
    }

    [Fact]
    public void A_scheduler_that_only_plans_from_scratch_gives_the_same_run()
    {
        var workload = ResearchWorkload.Generate(new ResearchOptions { Applications = 150, Nodes = 4, Span = TimeSpan.FromDays(2) });
        var scheduler = Create(ModeNames.Flexible, QueueOrderNames.Srpt);

        var fast = Simulator.Run(workload, scheduler);
        var slow = Simulator.Run(workload, new OnlyPlans(scheduler));

        slow.Turnaround.Cdf.ShouldBe(fast.Turnaround.Cdf, 1e-6);
    }

    private static SimulationRun Run(int slots, params SimulatedApplication[] applications) =>
        Run(ModeNames.Flexible, slots, applications);

    private static SimulationRun Run(string mode, int slots, params SimulatedApplication[] applications) =>
        Simulator.Run(Workload(slots, applications), Create(mode, QueueOrderNames.Fifo));

    private static Workload Workload(int slots, params SimulatedApplication[] applications) =>
        new("test", Simulation.Workload.UniformNodes(1, new Resources(slots * 1000, 100)), applications.ToImmutableArray());

    private static IScheduler Create(string mode, string order) =>
        new SchedulerCatalog().Create(new SchedulerOptions { Mode = mode, Order = order });

    private static SimulatedApplication At(double submitted, double seconds, int core, int elastic) =>
        new(TimeSpan.FromSeconds(submitted), TimeSpan.FromSeconds(seconds), core, elastic, OneCore);

    private sealed class OnlyPlans(IScheduler scheduler) : IScheduler
    {
        public string Name => scheduler.Name;

        public Plan Plan(PlanRequest request) => scheduler.Plan(request);
    }
}
