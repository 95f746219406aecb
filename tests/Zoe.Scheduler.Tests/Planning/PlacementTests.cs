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

    [Fact]
    public void Random_placement_follows_the_seed_and_reaches_every_node()
    {
        var request = Request([Node("a", 9, 9), Node("b", 9, 9), Node("c", 9, 9)], Execution(2, Essential(9, 1, 1)));
        var options = new SchedulerOptions { Placement = PlacementNames.Random };
        var draws = Enumerable.Range(0, 300).Select(seed => (request with { Seed = seed }).Plan(options).Places()).ToList();

        draws.ShouldBe(Enumerable.Range(0, 300).Select(seed => (request with { Seed = seed }).Plan(options).Places()));
        draws.CountBy(place => place).Select(pair => pair.Value).ShouldAllBe(count => count > 70 && count < 130);
    }
}
