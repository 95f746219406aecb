using static Zoe.Scheduler.Tests.Scenario;

namespace Zoe.Scheduler.Tests;

public class ModeTests
{
    [Fact]
    public void Rigid_starts_an_execution_whole_or_not_at_all()
    {
        var request = Request([Node("a", 2, 9)], Execution(1, Essential(1, 1, 1), Elastic(2, 1, 1), Elastic(3, 1, 1)));

        request.Plan(new SchedulerOptions { Mode = ModeNames.Rigid }).Placements.ShouldBeEmpty();
        request.Plan().Places().ShouldBe("1@a 2@a");
    }

    [Fact]
    public void Malleable_gives_the_first_its_elastic_services_before_the_next_is_looked_at()
    {
        var request = Request(
            [Node("a", 3, 9)],
            Execution(1, Essential(1, 1, 1), Elastic(2, 1, 1), Elastic(3, 1, 1)), Execution(2, Essential(4, 1, 1)));

        request.Plan(new SchedulerOptions { Mode = ModeNames.Malleable }).Places().ShouldBe("1@a 2@a 3@a");
        request.Plan().Places().ShouldBe("1@a 4@a 2@a");
    }

    [Fact]
    public void Preemptive_stops_elastic_services_of_those_behind_last_first_and_no_more_than_it_takes()
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
    public void Preemptive_stops_nothing_of_those_ahead() =>
        Request(
                [Node("a", 2, 9)],
                Execution(1, Essential(1, 1, 1, "a"), Elastic(2, 1, 1, "a")), Execution(5, Essential(9, 1, 1)))
            .Plan(new SchedulerOptions { Mode = ModeNames.FlexiblePreemptive }).Releases.ShouldBeEmpty();

    [Fact]
    public void Services_that_must_share_a_node_get_one_with_room_for_all()
    {
        var execution = Execution(
            1, Essential(1, 2, 1) with { Together = "net" }, Essential(2, 2, 1) with { Together = "net" });

        Request([Node("a", 3, 9), Node("b", 4, 9)], execution).Plan().Places().ShouldBe("1@b 2@b");
        Request([Node("a", 3, 9), Node("b", 3, 9)], execution).Plan().Placements.ShouldBeEmpty();
    }

    [Fact]
    public void Rigid_looks_for_a_node_with_room_for_elastic_services_too_when_they_must_share_it()
    {
        var execution = Execution(
            1,
            Essential(1, 2, 1) with { Together = "net" },
            Elastic(2, 2, 1) with { Together = "net" },
            Elastic(3, 1, 1) with { Together = "other" },
            Elastic(4, 3, 1) with { Together = "other" });
        var rigid = new SchedulerOptions { Mode = ModeNames.Rigid };

        Request([Node("a", 3, 9), Node("b", 4, 9), Node("c", 4, 9)], execution).Plan(rigid).Places().ShouldBe("1@b 2@b 3@c 4@c");
        var wait = Request([Node("a", 3, 9), Node("b", 3, 9)], execution).Plan(rigid).Waiting.ShouldHaveSingleItem();
        wait.Demand.ShouldBe(new Resources(4000, 2));
        wait.Obstacles.ShouldBe([new Obstacle(ObstacleKind.TooSmall, 2, "cores", 1000)]);
    }

    [Fact]
    public void Rigid_gives_back_lost_elastic_services_one_by_one_also_where_they_must_share_a_node() =>
        Request(
                [Node("a", 9, 9), Node("b", 3, 9)],
                Execution(
                    1,
                    Essential(1, 1, 1, "b") with { Together = "net" },
                    Elastic(2, 2, 1) with { Together = "net" },
                    Elastic(3, 2, 1) with { Together = "net" }))
            .Plan(new SchedulerOptions { Mode = ModeNames.Rigid }).Places().ShouldBe("2@b");

    [Fact]
    public void An_elastic_service_joins_the_ones_it_must_share_a_node_with() =>
        Request(
                [Node("a", 9, 9), Node("b", 9, 9)],
                Execution(1, Essential(1, 1, 1, "b") with { Together = "net" }, Elastic(2, 1, 1) with { Together = "net" }))
            .Plan().Places().ShouldBe("2@b");

    [Fact]
    public void Of_elastic_services_that_must_share_a_node_as_many_as_have_room_start() =>
        Request(
                [Node("a", 9, 9), Node("b", 3, 9)],
                Execution(
                    1,
                    Essential(1, 1, 1, "b") with { Together = "net" },
                    Elastic(2, 1, 1) with { Together = "net" },
                    Elastic(3, 1, 1) with { Together = "net" },
                    Elastic(4, 1, 1) with { Together = "net" }))
            .Plan().Places().ShouldBe("2@b 3@b");

    [Fact]
    public void Services_that_must_stay_apart_get_different_nodes_or_none()
    {
        var execution = Execution(1, Essential(1, 1, 1) with { Apart = "ha" }, Essential(2, 1, 1) with { Apart = "ha" });
        var options = new SchedulerOptions { Placement = PlacementNames.Waterfill };

        Request([Node("a", 9, 9), Node("b", 9, 9)], execution).Plan(options).Places().ShouldBe("1@a 2@b");
        Request([Node("a", 9, 9)], execution).Plan(options).Waiting.ShouldHaveSingleItem().Obstacles
            .ShouldBe([new Obstacle(ObstacleKind.NoRoomTogether, 1, "", 0)]);
    }

    [Fact]
    public void With_reservations_on_others_overtake_until_the_age_and_not_after_it()
    {
        var request = Request(
            [Node("a", 4, 9), Node("b", 1, 9)],
            Execution(1, Essential(1, 2, 1, "a")), Execution(2, Essential(2, 4, 1)),
            Execution(3, Essential(3, 1, 1)), Execution(4, Essential(4, 1, 1)));

        request.Plan(new SchedulerOptions { ReserveAfter = TimeSpan.FromHours(2) }).Places().ShouldBe("3@b 4@a");
        request.Plan(new SchedulerOptions { ReserveAfter = TimeSpan.FromMinutes(30) }).Places().ShouldBe("3@b");
    }
}
