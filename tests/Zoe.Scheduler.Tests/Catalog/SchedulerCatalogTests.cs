namespace Zoe.Scheduler.Tests;

public class SchedulerCatalogTests
{
    [Fact]
    public void Without_options_the_scheduler_is_flexible_fifo_average() =>
        new SchedulerCatalog().Create(new SchedulerOptions()).Name.ShouldBe("flexible/fifo/average");

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog().Create(new SchedulerOptions { Placement = "best" }))
            .Message.ShouldStartWith("There is no placement policy 'best'; known are average, ");

    [Fact]
    public void A_name_that_is_taken_is_refused() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog(placements: [new Named("average")]))
            .Message.ShouldStartWith("The placement policy 'average' is there twice");

    [Fact]
    public void A_policy_without_a_name_is_refused() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog(placements: [new Named(" ")]))
            .Message.ShouldContain("has no name");

    [Fact]
    public void A_policy_of_the_users_own_can_be_named() =>
        new SchedulerCatalog(placements: [new Named("mine")]).Create(new SchedulerOptions { Placement = "Mine" })
            .Name.ShouldBe("flexible/fifo/mine");

    private sealed class Named(string name) : IPlacementPolicy
    {
        public string Name => name;

        public double Score(in NodeCandidate node, in ServiceDemand demand) => 0;
    }
}
