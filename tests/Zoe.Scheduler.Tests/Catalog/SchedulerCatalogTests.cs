namespace Zoe.Scheduler.Tests.Catalog;

public class SchedulerCatalogTests
{
    [Fact]
    public void Default_options_create_a_flexible_fifo_average_scheduler() =>
        new SchedulerCatalog().Create(new SchedulerOptions()).Name.ShouldBe("flexible/fifo/average");

    [Fact]
    public void An_unknown_name_is_rejected_with_a_list_of_known_names() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog().Create(new SchedulerOptions { Placement = "best" }))
            .Message.ShouldStartWith("There is no placement policy 'best'; known are average, ");

    [Fact]
    public void A_duplicate_name_is_rejected() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog(placements: [new Named("average")]))
            .Message.ShouldStartWith("The placement policy 'average' is registered twice");

    [Fact]
    public void A_policy_without_a_name_is_rejected() =>
        Should.Throw<ArgumentException>(() => new SchedulerCatalog(placements: [new Named(" ")]))
            .Message.ShouldContain("has no name");

    [Fact]
    public void A_custom_policy_is_selected_by_name_ignoring_case() =>
        new SchedulerCatalog(placements: [new Named("mine")]).Create(new SchedulerOptions { Placement = "Mine" })
            .Name.ShouldBe("flexible/fifo/mine");

    private sealed class Named(string name) : IPlacementPolicy
    {
        public string Name => name;

        public double Score(in NodeCandidate node, in PlacementRequest request) => 0;
    }
}
