using System.Collections.Immutable;

namespace Zoe.Scheduler.Tests;

/// <summary>What the index keeps for the labels and images that services ask for.</summary>
public class RequirementSetTests
{
    private const int Nodes = 1500;

    [Fact]
    public void Sets_kept_for_executions_that_ended_are_bounded()
    {
        var session = Open(new MemoryLevelPlacement(), Scenario.Node("a", 4, 9, "x1"), Scenario.Node("b", 4, 9));
        for (var id = 1; id <= 300_000; id++)
        {
            session.Submit(Asking(id, "l" + id, "x1"));
            session.Replan(Scenario.Start);
            session.Remove(id).ShouldBeTrue();
        }

        session.RetainedSets.ShouldBeLessThan(8192);
    }

    [Fact]
    public void Equal_sets_that_were_made_apart_are_one()
    {
        var table = new ConstraintTable();

        var one = table.Of(Asking(1, "gpu", "ssd").Services[0]);

        table.Of(Asking(2, "ssd", "gpu").Services[0]).ShouldBeSameAs(one);
        table.Of([Asking(3, "ssd").Services[0], Asking(4, "gpu").Services[0]]).ShouldBeSameAs(one);
        table.Of(Asking(5, "ssd").Services[0]).ShouldNotBeSameAs(one);
        table.Count.ShouldBe(3);
    }

    [Fact]
    public void A_set_not_seen_before_is_not_paid_for_by_looking_at_every_node_again()
    {
        var policy = new MemoryLevelPlacement();
        var session = Open(policy, [.. Enumerable.Range(0, Nodes).Select(i => Scenario.Node($"n{i}", 4, 9, $"zone{i % 3}", $"host{i}"))]);
        session.Submit(Asking(1));
        session.Replan(Scenario.Start).Placements.Length.ShouldBe(1);
        policy.Asked = 0;

        session.Submit(Asking(2, "zone1"));
        session.Submit(Asking(3, "zone2", "host5"));
        session.Submit(Asking(4, "nobody"));

        session.Replan(Scenario.Start).Places().ShouldBe("2@n1 3@n5");
        policy.Asked.ShouldBeLessThan(10);
    }

    [Fact]
    public void Nodes_that_differ_in_what_nobody_asks_for_share_one_index()
    {
        var session = Open(
            new MemoryLevelPlacement(),
            [.. Enumerable.Range(0, Nodes).Select(i => Scenario.Node($"n{i}", 4, 100 + i, $"host{i}") with { Images = [$"own{i}"] })]);
        session.Submit(Asking(1));

        session.Replan(Scenario.Start).Placements.Length.ShouldBe(1);

        session.RetainedSets.ShouldBeLessThan(3);
    }

    [Fact]
    public void A_label_asked_for_again_after_it_was_forgotten_is_found()
    {
        var session = Open(new MemoryLevelPlacement(), [.. Enumerable.Range(0, 3000).Select(i => Scenario.Node($"n{i}", 4, 9, $"host{i}"))]);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 3000; i++)
            {
                session.Submit(Asking(1, $"host{i}"));
                session.Replan(Scenario.Start).Places().ShouldBe($"1@n{i}");
            }
        }

        session.RetainedSets.ShouldBeLessThan(8192);
    }

    private static PlanningSession Open(MemoryLevelPlacement policy, params ClusterNode[] nodes) =>
        (PlanningSession)new SchedulerCatalog(placements: [policy])
            .Create(new SchedulerOptions { Placement = policy.Name })
            .OpenSession(new ClusterView([.. nodes]), 0);

    private static ScheduledExecution Asking(long id, params string[] labels) =>
        Scenario.Execution(id, Scenario.Essential(id, 1, 1) with { Labels = labels.ToImmutableHashSet() });
}
