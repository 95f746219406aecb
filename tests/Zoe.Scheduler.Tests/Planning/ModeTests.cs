using Zoe.Scheduler.Tests.Scenarios;
using static Zoe.Scheduler.Tests.Scenarios.Scenario;

namespace Zoe.Scheduler.Tests.Planning;

public class ModeTests
{
    [Fact]
    public void Rigid_starts_all_services_or_none()
    {
        var request = Request([Node("a", 2, 9)], Execution(1, Essential(1, 1, 1), Elastic(2, 1, 1), Elastic(3, 1, 1)));

        request.Plan(new SchedulerOptions { Mode = ModeNames.Rigid }).Placements.ShouldBeEmpty();
        request.Plan().Places().ShouldBe("1@a 2@a");
    }

    [Fact]
    public void Malleable_places_elastic_services_before_the_next_execution()
    {
        var request = Request(
            [Node("a", 3, 9)],
            Execution(1, Essential(1, 1, 1), Elastic(2, 1, 1), Elastic(3, 1, 1)), Execution(2, Essential(4, 1, 1)));

        request.Plan(new SchedulerOptions { Mode = ModeNames.Malleable }).Places().ShouldBe("1@a 2@a 3@a");
        request.Plan().Places().ShouldBe("1@a 4@a 2@a");
    }

    [Fact]
    public void Preemptive_releases_as_few_elastic_services_of_later_executions_as_possible_last_first()
    {
        var request = Request(
            [Node("a", 4, 9)],
            Execution(5, Essential(1, 1, 1, "a"), Elastic(2, 1, 1, "a"), Elastic(3, 1, 1, "a"), Elastic(4, 1, 1, "a")),
            Execution(1, Essential(9, 2, 1)));

        var plan = request.Plan(new SchedulerOptions { Mode = ModeNames.FlexiblePreemptive });

        plan.Places().ShouldBe("9@a");
        plan.Releases.Select(release => release.ServiceId).ShouldBe([4, 3]);
        request.Plan().Placements.ShouldBeEmpty();
    }

    [Fact]
    public void Preemptive_releases_no_services_of_earlier_executions() =>
        Request(
                [Node("a", 2, 9)],
                Execution(1, Essential(1, 1, 1, "a"), Elastic(2, 1, 1, "a")), Execution(5, Essential(9, 1, 1)))
            .Plan(new SchedulerOptions { Mode = ModeNames.FlexiblePreemptive }).Releases.ShouldBeEmpty();

    [Fact]
    public void Services_of_an_affinity_group_share_a_node()
    {
        var execution = Execution(
            1, Essential(1, 2, 1) with { AffinityGroup = "net" }, Essential(2, 2, 1) with { AffinityGroup = "net" });

        Request([Node("a", 3, 9), Node("b", 4, 9)], execution).Plan().Places().ShouldBe("1@b 2@b");
        Request([Node("a", 3, 9), Node("b", 3, 9)], execution).Plan().Placements.ShouldBeEmpty();
    }

    [Fact]
    public void Rigid_places_elastic_services_of_an_affinity_group_together()
    {
        var execution = Execution(
            1,
            Essential(1, 2, 1) with { AffinityGroup = "net" },
            Elastic(2, 2, 1) with { AffinityGroup = "net" },
            Elastic(3, 1, 1) with { AffinityGroup = "other" },
            Elastic(4, 3, 1) with { AffinityGroup = "other" });
        var rigid = new SchedulerOptions { Mode = ModeNames.Rigid };

        Request([Node("a", 3, 9), Node("b", 4, 9), Node("c", 4, 9)], execution).Plan(rigid).Places().ShouldBe("1@b 2@b 3@c 4@c");
        var wait = Request([Node("a", 3, 9), Node("b", 3, 9)], execution).Plan(rigid).Waiting.ShouldHaveSingleItem();
        wait.Demand.ShouldBe(new Resources(4000, 2));
        wait.Obstacles.ShouldBe([new Obstacle(ObstacleKind.TooSmall, 2, "cores", 1000)]);
    }

    [Fact]
    public void Rigid_replaces_lost_elastic_services_of_an_affinity_group_individually() =>
        Request(
                [Node("a", 9, 9), Node("b", 3, 9)],
                Execution(
                    1,
                    Essential(1, 1, 1, "b") with { AffinityGroup = "net" },
                    Elastic(2, 2, 1) with { AffinityGroup = "net" },
                    Elastic(3, 2, 1) with { AffinityGroup = "net" }))
            .Plan(new SchedulerOptions { Mode = ModeNames.Rigid }).Places().ShouldBe("2@b");

    [Fact]
    public void An_elastic_service_joins_its_affinity_group() =>
        Request(
                [Node("a", 9, 9), Node("b", 9, 9)],
                Execution(1, Essential(1, 1, 1, "b") with { AffinityGroup = "net" }, Elastic(2, 1, 1) with { AffinityGroup = "net" }))
            .Plan().Places().ShouldBe("2@b");

    [Fact]
    public void As_many_elastic_services_of_an_affinity_group_start_as_fit() =>
        Request(
                [Node("a", 9, 9), Node("b", 3, 9)],
                Execution(
                    1,
                    Essential(1, 1, 1, "b") with { AffinityGroup = "net" },
                    Elastic(2, 1, 1) with { AffinityGroup = "net" },
                    Elastic(3, 1, 1) with { AffinityGroup = "net" },
                    Elastic(4, 1, 1) with { AffinityGroup = "net" }))
            .Plan().Places().ShouldBe("2@b 3@b");

    [Fact]
    public void Services_of_an_anti_affinity_group_get_different_nodes_or_none()
    {
        var execution = Execution(1, Essential(1, 1, 1) with { AntiAffinityGroup = "ha" }, Essential(2, 1, 1) with { AntiAffinityGroup = "ha" });
        var options = new SchedulerOptions { Placement = PlacementNames.Waterfill };

        Request([Node("a", 9, 9), Node("b", 9, 9)], execution).Plan(options).Places().ShouldBe("1@a 2@b");
        Request([Node("a", 9, 9)], execution).Plan(options).Waiting.ShouldHaveSingleItem().Obstacles
            .ShouldBe([new Obstacle(ObstacleKind.NoRoomForAll, 1, "", 0)]);
    }

    [Fact]
    public void Other_executions_overtake_only_before_the_reservation_age()
    {
        var request = Request(
            [Node("a", 4, 9), Node("b", 1, 9)],
            Execution(1, Essential(1, 2, 1, "a")), Execution(2, Essential(2, 4, 1)),
            Execution(3, Essential(3, 1, 1)), Execution(4, Essential(4, 1, 1)));

        request.Plan(new SchedulerOptions { ReserveAfter = TimeSpan.FromHours(2) }).Places().ShouldBe("3@b 4@a");
        request.Plan(new SchedulerOptions { ReserveAfter = TimeSpan.FromMinutes(30) }).Places().ShouldBe("3@b");
    }
}
