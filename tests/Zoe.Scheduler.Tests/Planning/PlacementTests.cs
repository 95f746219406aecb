using static Zoe.Scheduler.Tests.Scenario;

namespace Zoe.Scheduler.Tests;

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
    public void Labelled_nodes_stay_free_for_those_who_ask_for_labels() =>
        Request([Node("a", 9, 9), Node("b", 9, 9), Node("c", 9, 9, "gpu")], Running, Execution(2, Essential(9, 1, 1)))
            .Plan().Places().ShouldBe("9@a");

    [Theory]
    [InlineData(9, "9@b")]
    [InlineData(1, "9@a")]
    public void A_service_avoids_the_node_where_it_died_while_another_has_room(long coresOfTheOther, string expected) =>
        Request([Node("a", 9, 9), Node("b", coresOfTheOther, 9)], Execution(2, Essential(9, 2, 1) with { Avoid = "a" }))
            .Plan().Places().ShouldBe(expected);

    [Fact]
    public void A_policy_of_ones_own_is_asked_about_nodes_with_room_only()
    {
        var policy = new CountingPlacement();
        var nodes = Enumerable.Range(0, 500).Select(i => Node($"n{i}", i % 100 == 7 ? 9 : 1, 9));

        var plan = new SchedulerCatalog(placements: [policy]).Create(new SchedulerOptions { Placement = policy.Name })
            .Plan(Request([.. nodes], Execution(2, Essential(9, 2, 1))));

        plan.Places().ShouldBe("9@n407");
        policy.Asked.ShouldBe(5);
    }

    [Theory]
    [InlineData(0, "has 0 levels; it may have 1 to 256")]
    [InlineData(257, "has 257 levels; it may have 1 to 256")]
    [InlineData(3, "put a node on level 15; it has levels 0 to 2")]
    public void A_level_that_cannot_be_is_refused_with_the_name_of_the_policy(int levels, string message)
    {
        var policy = new MemoryLevelPlacement { Levels = levels };
        var scheduler = new SchedulerCatalog(placements: [policy]).Create(new SchedulerOptions { Placement = policy.Name });

        Should.Throw<InvalidOperationException>(() => scheduler.Plan(Request([Node("a", 9, 9)], Execution(1, Essential(1, 1, 1)))))
            .Message.ShouldBe($"The placement policy 'memory-level' {message}.");
    }

    [Fact]
    public void Random_placement_follows_the_seed_and_reaches_every_node()
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
    public void Random_placement_favours_no_node_that_has_room(int nodes, int every)
    {
        const int Draws = 100;
        var cluster = Enumerable.Range(0, nodes).Select(i => Node($"n{i}", i % every == 1 ? 9 : 1, 9)).ToArray();
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions { Placement = PlacementNames.Random });
        var roomy = nodes / every;

        var counts = Enumerable.Range(0, roomy * Draws)
            .Select(id => scheduler.Plan(Request([.. cluster], Execution(2, Essential(id, 2, 1))) with { Seed = id / 50 }).Places())
            .CountBy(place => place[place.IndexOf('@', StringComparison.Ordinal)..]).Select(pair => pair.Value).ToList();

        // Chi-squared, at most five standard deviations above what a fair draw gives on average.
        counts.Count.ShouldBe(roomy);
        var distance = counts.Sum(count => Math.Pow(count - Draws, 2) / Draws);
        distance.ShouldBeLessThan(roomy - 1 + 5 * Math.Sqrt(2.0 * (roomy - 1)));
    }
}
