using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Sessions;
using Zoe.Scheduler.Testing.Cases;
using Zoe.Scheduler.Tests.Planning;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Differential;

public class SessionTests
{
    [Theory]
    [InlineData(ModeNames.Rigid, QueueOrderNames.Fifo, null)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Size, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Fifo, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Hrrn, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Srpt2Unplaced, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.DynamicSize, null)]
    [InlineData(ModeNames.Rigid, QueueOrderNames.Hrrn, null)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Srpt3Unplaced, null)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Fifo, 30)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Hrrn, 30)]
    [InlineData(ModeNames.Flexible, QueueOrderNames.Size, 0)]
    [InlineData(ModeNames.Rigid, QueueOrderNames.Psjf, 30)]
    [InlineData(ModeNames.Malleable, QueueOrderNames.Fifo, 60)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Fifo, null)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Size, 30)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Psjf, null)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Srpt, 30)]
    [InlineData(ModeNames.FlexiblePreemptive, QueueOrderNames.Hrrn, null)]
    public void A_session_equals_a_plan_from_scratch_after_every_event(
        string mode, string order, int? reserveAfterMinutes)
    {
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions
        {
            Mode = mode,
            Order = order,
            ReserveAfter = reserveAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        });

        Prop.ForAll(
                SchedulingCases.Requests,
                request => Replay((IIncrementalScheduler)scheduler, request) is { } difference
                    ? false.Label($"{difference} in {ScenarioCode.Write(request)}")
                    : true.ToProperty())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Cases(200)));
    }

    [Fact]
    public void A_waiting_execution_starts_when_another_ends()
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
    public void A_node_that_becomes_schedulable_is_used()
    {
        var node = Scenario.Node("a", 2, 9);
        var session = Open([node with { Schedulable = false }]);
        session.Submit(Scenario.Execution(1, Scenario.Essential(1, 2, 1)));
        session.Replan(Scenario.Start).Placements.ShouldBeEmpty();

        session.SetCluster(new ClusterView([node]));

        session.Replan(Scenario.Start).Places().ShouldBe("1@a");
    }

    [Fact]
    public void An_arrival_does_not_recompute_keys_of_waiting_executions()
    {
        var order = new CountingOrder();
        var session = new SchedulerCatalog(orders: [order]).Create(new SchedulerOptions { Order = order.Name })
            .OpenSession(new ClusterView([Scenario.Node("a", 1, 9)]), 0);
        for (var id = 1; id <= 100; id++) session.Submit(Scenario.Execution(id, Scenario.Essential(id, 1, 1)));
        session.Replan(Scenario.Start).Places().ShouldBe("100@a");
        session.Replan(Scenario.Start);
        order.Calls = 0;

        session.Submit(Scenario.Execution(101, Scenario.Essential(101, 1, 1)));
        session.Replan(Scenario.Start.AddHours(1)).Placements.ShouldBeEmpty();

        order.Calls.ShouldBeLessThan(5);
        session.Remove(100);
        session.Replan(Scenario.Start.AddHours(1)).Places().ShouldBe("101@a");
    }

    [Theory]
    [InlineData(ModeNames.Flexible, null)]
    [InlineData(ModeNames.Flexible, 10)]
    [InlineData(ModeNames.FlexiblePreemptive, null)]
    public void An_arrival_that_does_not_fit_does_not_retry_waiting_executions(string mode, int? reserveAfterDays)
    {
        var placement = new CountingPlacement();
        var session = new SchedulerCatalog(placements: [placement])
            .Create(new SchedulerOptions
            {
                Mode = mode,
                Placement = placement.Name,
                ReserveAfter = reserveAfterDays is { } days ? TimeSpan.FromDays(days) : null,
            })
            .OpenSession(new ClusterView([Scenario.Node("a", 3, 9)]), 0);
        for (var id = 1; id <= 100; id++) session.Submit(TooWide(id));
        session.Replan(Scenario.Start);
        placement.Calls.ShouldBeGreaterThanOrEqualTo(100);
        placement.Calls = 0;

        session.Submit(TooWide(101));
        session.Replan(Scenario.Start.AddHours(1)).Placements.ShouldBeEmpty();

        placement.Calls.ShouldBeLessThan(5);

        static ScheduledExecution TooWide(long id) =>
            Scenario.Execution(id, Scenario.Essential(2 * id, 2, 1), Scenario.Essential(2 * id + 1, 2, 1));
    }

    [Fact]
    public void Released_elastic_services_are_placed_again_once()
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

    // The first difference, or null.
    private static string? Replay(IIncrementalScheduler scheduler, PlanRequest request)
    {
        var session = scheduler.Open(request.Cluster, request.Seed);
        var state = request with { Executions = [] };
        foreach (var (step, execution) in request.Executions.Index())
        {
            session.Submit(execution);
            state = state with { Executions = state.Executions.Add(execution), Now = state.Now.AddMinutes(1) };
            if (Difference(scheduler, session, ref state) is { } arrived) return $"{arrived} after {execution.Id} arrived";
            if ((step + request.Seed) % 4 == 1)
            {
                FailService(session, ref state, step + request.Seed / 4);
                if (Difference(scheduler, session, ref state) is { } failed) return $"{failed} after a service failed";
                if (Difference(scheduler, session, ref state) is { } unchanged) return $"{unchanged} after no event";
            }

            if ((step + request.Seed) % 5 == 2)
            {
                ChangeNode(session, ref state, step + request.Seed);
                if (Difference(scheduler, session, ref state) is { } changed) return $"{changed} after a node changed";
            }

            if ((step + request.Seed) % 3 != 0) continue;
            var removed = state.Executions[(step * 7 + request.Seed) % state.Executions.Length];
            session.Remove(removed.Id);
            state = state with { Executions = state.Executions.Remove(removed) };
            if (Difference(scheduler, session, ref state) is { } ended) return $"{ended} after {removed.Id} ended";
        }

        return null;
    }

    // A service fails and becomes unplaced.
    private static void FailService(ISchedulerSession session, ref PlanRequest state, int draw)
    {
        var execution = state.Executions[draw % state.Executions.Length];
        var service = execution.Services[draw % execution.Services.Length];
        var changed = execution with { Services = execution.Services.Replace(service, service with { Node = null }) };
        session.Submit(changed);
        state = state with { Executions = state.Executions.Replace(execution, changed) };
    }

    // Changes a label, an image or the memory of a node.
    private static void ChangeNode(ISchedulerSession session, ref PlanRequest state, int draw)
    {
        var nodes = state.Cluster.Nodes;
        if (nodes.IsEmpty) return;
        var node = nodes[draw % nodes.Length];
        var changed = (draw / nodes.Length % 4) switch
        {
            0 => node with { Labels = node.Labels.SymmetricExcept(["gpu"]) },
            1 => node with { Labels = node.Labels.SymmetricExcept([node.Name, "ssd"]) },
            2 => node with { Images = node.Images?.SymmetricExcept(["tf"]) ?? ["spark"] },
            _ => node with { Capacity = node.Capacity + new Resources(0, 1) },
        };
        state = state with { Cluster = new ClusterView(nodes.Replace(node, changed)) };
        session.SetCluster(state.Cluster);
    }

    private static string? Difference(IIncrementalScheduler scheduler, ISchedulerSession session, ref PlanRequest state)
    {
        var expected = scheduler.Plan(state);
        var plan = session.Replan(state.Now);
        state = PlanApplier.Apply(state, expected);
        var same = plan.Placements.SequenceEqual(expected.Placements)
            && plan.Releases.SequenceEqual(expected.Releases)
            && state.Executions.All(execution => (session.Explain(execution.Id) is null)
                == expected.Waiting.All(wait => wait.ExecutionId != execution.Id));
        return same ? null : $"{Show(plan)} instead of {Show(expected)} at {state.Now}";
    }

    private static string Show(Plan plan) =>
        $"[{plan.Places()}] releasing [{string.Join(' ', plan.Releases.Select(release => release.ServiceId))}]";
}
