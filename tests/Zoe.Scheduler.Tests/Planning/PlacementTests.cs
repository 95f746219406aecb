using Zoe.Scheduler.Tests.Scenarios;
using static Zoe.Scheduler.Tests.Scenarios.Scenario;

namespace Zoe.Scheduler.Tests.Planning;

public class PlacementTests
{
    private static readonly ScheduledExecution Running =
        Execution(1, Essential(1, 1, 1, "a"), Essential(2, 1, 1, "b"), Essential(3, 1, 1, "b"));

    [Theory]
    [InlineData(PlacementNames.Average, "9@c")]
    [InlineData(PlacementNames.Waterfill, "9@b")]
    public void The_policy_chooses_the_node(string placement, string expected) =>
        Request([Node("a", 9, 9), Node("b", 9, 9), Node("c", 9, 9)], Running, Execution(2, Essential(9, 1, 1)))
            .Plan(new SchedulerOptions { Placement = placement }).Places().ShouldBe(expected);

    [Fact]
    public void Unlabelled_nodes_are_preferred() =>
        Request([Node("a", 9, 9), Node("b", 9, 9), Node("c", 9, 9, "gpu")], Running, Execution(2, Essential(9, 1, 1)))
            .Plan().Places().ShouldBe("9@a");

    [Theory]
    [InlineData(9, "9@b")]
    [InlineData(1, "9@a")]
    public void The_node_to_avoid_is_used_only_when_no_other_fits(long coresOfOther, string expected) =>
        Request([Node("a", 9, 9), Node("b", coresOfOther, 9)], Execution(2, Essential(9, 2, 1) with { AvoidNode = "a" }))
            .Plan().Places().ShouldBe(expected);

    [Fact]
    public void A_custom_policy_scores_only_nodes_that_fit()
    {
        var policy = new CountingPlacement();
        var nodes = Enumerable.Range(0, 500).Select(i => Node($"n{i}", i % 100 == 7 ? 9 : 1, 9));

        var plan = new SchedulerCatalog(placements: [policy]).Create(new SchedulerOptions { Placement = policy.Name })
            .Plan(Request([.. nodes], Execution(2, Essential(9, 2, 1))));

        plan.Places().ShouldBe("9@n407");
        policy.Calls.ShouldBe(5);
    }

    [Theory]
    [InlineData(0, "has 0 levels; it may have 1 to 256")]
    [InlineData(257, "has 257 levels; it may have 1 to 256")]
    [InlineData(3, "put a node on level 15; it has levels 0 to 2")]
    public void An_invalid_level_is_rejected_with_the_policy_name(int levels, string message)
    {
        var policy = new MemoryLevelPlacement { Levels = levels };
        var scheduler = new SchedulerCatalog(placements: [policy]).Create(new SchedulerOptions { Placement = policy.Name });

        Should.Throw<InvalidOperationException>(() => scheduler.Plan(Request([Node("a", 9, 9)], Execution(1, Essential(1, 1, 1)))))
            .Message.ShouldBe($"The placement policy 'memory-level' {message}.");
    }

    [Fact]
    public void Random_placement_depends_on_the_seed_and_reaches_every_node()
    {
        var request = Request([Node("a", 9, 9), Node("b", 9, 9), Node("c", 9, 9)], Execution(2, Essential(9, 1, 1)));
        var options = new SchedulerOptions { Placement = PlacementNames.Random };
        var draws = Enumerable.Range(0, 300).Select(seed => (request with { Seed = seed }).Plan(options).Places()).ToList();

        draws.ShouldBe(Enumerable.Range(0, 300).Select(seed => (request with { Seed = seed }).Plan(options).Places()));
        draws.CountBy(place => place).Select(pair => pair.Value).ShouldAllBe(count => count > 70 && count < 130);
    }

    [Theory]
    [InlineData(40, 4)]
    [InlineData(400, 4)]
    [InlineData(400, 100)]
    public void Random_placement_is_uniform_over_nodes_that_fit(int nodes, int every)
    {
        const int Draws = 100;
        var cluster = Enumerable.Range(0, nodes).Select(i => Node($"n{i}", i % every == 1 ? 9 : 1, 9)).ToArray();
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions { Placement = PlacementNames.Random });
        var roomy = nodes / every;

        var counts = Enumerable.Range(0, roomy * Draws)
            .Select(id => scheduler.Plan(Request([.. cluster], Execution(2, Essential(id, 2, 1))) with { Seed = id / 50 }).Places())
            .CountBy(place => place[place.IndexOf('@', StringComparison.Ordinal)..]).Select(pair => pair.Value).ToList();

        // Chi-squared test with a bound of five standard deviations above the mean.
        counts.Count.ShouldBe(roomy);
        var distance = counts.Sum(count => Math.Pow(count - Draws, 2) / Draws);
        distance.ShouldBeLessThan(roomy - 1 + 5 * Math.Sqrt(2.0 * (roomy - 1)));
    }
}
