using System.Collections.Immutable;
using Zoe.Scheduler.Index;
using Zoe.Scheduler.Sessions;
using Zoe.Scheduler.Tests.Planning;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Index;

/// <summary>The cached label and image sets of the index.</summary>
public class RequirementSetTests
{
    private const int Nodes = 1500;

    [Fact]
    public void Cached_sets_of_removed_executions_are_bounded()
    {
        var session = Open(new MemoryLevelPlacement(), Scenario.Node("a", 4, 9, "x1"), Scenario.Node("b", 4, 9));
        for (var id = 1; id <= 300_000; id++)
        {
            session.Submit(Requiring(id, "l" + id, "x1"));
            session.Replan(Scenario.Start);
            session.Remove(id).ShouldBeTrue();
        }

        session.RetainedSets.ShouldBeLessThan(8192);
    }

    [Fact]
    public void Equal_sets_share_one_constraint()
    {
        var table = new ConstraintTable();

        var one = table.Of(Requiring(1, "gpu", "ssd").Services[0]);

        table.Of(Requiring(2, "ssd", "gpu").Services[0]).ShouldBeSameAs(one);
        table.Of([Requiring(3, "ssd").Services[0], Requiring(4, "gpu").Services[0]]).ShouldBeSameAs(one);
        table.Of(Requiring(5, "ssd").Services[0]).ShouldNotBeSameAs(one);
        table.Count.ShouldBe(3);
    }

    [Fact]
    public void A_new_set_does_not_rescore_every_node()
    {
        var policy = new MemoryLevelPlacement();
        var session = Open(policy, [.. Enumerable.Range(0, Nodes).Select(i => Scenario.Node($"n{i}", 4, 9, $"zone{i % 3}", $"host{i}"))]);
        session.Submit(Requiring(1));
        session.Replan(Scenario.Start).Placements.Length.ShouldBe(1);
        policy.Calls = 0;

        session.Submit(Requiring(2, "zone1"));
        session.Submit(Requiring(3, "zone2", "host5"));
        session.Submit(Requiring(4, "nobody"));

        session.Replan(Scenario.Start).Places().ShouldBe("2@n1 3@n5");
        policy.Calls.ShouldBeLessThan(10);
    }

    [Fact]
    public void Nodes_that_differ_only_in_unused_labels_share_one_pool()
    {
        var session = Open(
            new MemoryLevelPlacement(),
            [.. Enumerable.Range(0, Nodes).Select(i => Scenario.Node($"n{i}", 4, 100 + i, $"host{i}") with { Images = [$"own{i}"] })]);
        session.Submit(Requiring(1));

        session.Replan(Scenario.Start).Placements.Length.ShouldBe(1);

        session.RetainedSets.ShouldBeLessThan(3);
    }

    [Fact]
    public void An_evicted_label_is_found_again()
    {
        var session = Open(new MemoryLevelPlacement(), [.. Enumerable.Range(0, 3000).Select(i => Scenario.Node($"n{i}", 4, 9, $"host{i}"))]);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 3000; i++)
            {
                session.Submit(Requiring(1, $"host{i}"));
                session.Replan(Scenario.Start).Places().ShouldBe($"1@n{i}");
            }
        }

        session.RetainedSets.ShouldBeLessThan(8192);
    }

    private static PlanningSession Open(MemoryLevelPlacement policy, params ClusterNode[] nodes) =>
        (PlanningSession)new SchedulerCatalog(placements: [policy])
            .Create(new SchedulerOptions { Placement = policy.Name })
            .OpenSession(new ClusterView([.. nodes]), 0);

    private static ScheduledExecution Requiring(long id, params string[] labels) =>
        Scenario.Execution(id, Scenario.Essential(id, 1, 1) with { Labels = labels.ToImmutableHashSet() });
}
