using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Testing;

namespace Zoe.Scheduler.Tests;

public class SessionTests
{
    [Theory]
    [InlineData(ModeNames.Rigid, QueueOrderNames.Fifo, null)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Size, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Fifo, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Hrrn, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Srpt2Unplaced, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Fifo, 30)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Psjf, null)]
    public void A_session_plans_after_every_event_what_a_plan_from_scratch_says(
        string mode, string order, int? reserveAfterMinutes)
    {
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions
        {
            Mode = mode,
            Order = order,
            ReserveAfter = reserveAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        });

        Prop.ForAll(SchedulingCases.Requests, request => Replay((IIncrementalScheduler)scheduler, request))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Cases(200)));
    }

    [Fact]
    public void An_execution_that_ends_makes_room_for_the_one_that_waited()
    {
        var session = Open([Scenario.Node("a", 2, 9)]);
        session.Submit(Scenario.Execution(1, Scenario.Essential(1, 2, 1)));
        session.Submit(Scenario.Execution(2, Scenario.Essential(2, 2, 1)));
        session.Replan(Scenario.Start).Places().ShouldBe("1@a");
        session.Explain(2)!.Obstacles.ShouldBe([new Obstacle(ObstacleKind.Cores, 1, "", 2000)]);
        session.Explain(1).ShouldBeNull();

        session.Remove(1).ShouldBeTrue();

        session.Replan(Scenario.Start).Places().ShouldBe("2@a");
        session.Remove(1).ShouldBeFalse();
    }

    [Fact]
    public void A_node_that_comes_back_is_used()
    {
        var node = Scenario.Node("a", 2, 9);
        var session = Open([node with { Schedulable = false }]);
        session.Submit(Scenario.Execution(1, Scenario.Essential(1, 2, 1)));
        session.Replan(Scenario.Start).Placements.ShouldBeEmpty();

        session.SetCluster(new ClusterView([node]));

        session.Replan(Scenario.Start).Places().ShouldBe("1@a");
    }

    [Fact]
    public void An_execution_that_lost_two_elastic_services_gets_both_back_once()
    {
        var options = new SchedulerOptions { Mode = ModeNames.FlexiblePreemptive };
        var session = new SchedulerCatalog().Create(options).OpenSession(new ClusterView([Scenario.Node("a", 3, 9)]), 0);
        session.Submit(Scenario.Execution(5, Scenario.Essential(1, 1, 1), Scenario.Elastic(2, 1, 1), Scenario.Elastic(3, 1, 1)));
        session.Replan(Scenario.Start).Places().ShouldBe("1@a 2@a 3@a");
        session.Submit(Scenario.Execution(1, Scenario.Essential(9, 2, 1)));
        session.Replan(Scenario.Start).Releases.Length.ShouldBe(2);
        session.Remove(1);

        session.Replan(Scenario.Start).Places().ShouldBe("2@a 3@a");
        session.Remove(5);
        session.Replan(Scenario.Start).Placements.ShouldBeEmpty();
    }

    private static ISchedulerSession Open(ClusterNode[] nodes) =>
        ((IIncrementalScheduler)new SchedulerCatalog().Create(new SchedulerOptions())).Open(new ClusterView([.. nodes]), 0);

    private static bool Replay(IIncrementalScheduler scheduler, PlanRequest request)
    {
        var session = scheduler.Open(request.Cluster, request.Seed);
        var state = request with { Executions = [] };
        foreach (var (step, execution) in request.Executions.Index())
        {
            session.Submit(execution);
            state = state with { Executions = state.Executions.Add(execution), Now = state.Now.AddMinutes(1) };
            if (!Agree(scheduler, session, ref state)) return false;
            if ((step + request.Seed) % 3 != 0) continue;
            var gone = state.Executions[(step * 7 + request.Seed) % state.Executions.Length];
            session.Remove(gone.Id);
            state = state with { Executions = state.Executions.Remove(gone) };
            if (!Agree(scheduler, session, ref state)) return false;
        }

        return true;
    }

    private static bool Agree(IIncrementalScheduler scheduler, ISchedulerSession session, ref PlanRequest state)
    {
        var expected = scheduler.Plan(state);
        var plan = session.Replan(state.Now);
        state = PlanOutcome.Apply(state, expected);
        return plan.Placements.SequenceEqual(expected.Placements)
            && plan.Releases.SequenceEqual(expected.Releases)
            && state.Executions.All(execution => (session.Explain(execution.Id) is null)
                == expected.Waiting.All(wait => wait.ExecutionId != execution.Id));
    }
}
