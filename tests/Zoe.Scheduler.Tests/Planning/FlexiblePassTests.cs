using Zoe.Scheduler.Tests.Scenarios;
using static Zoe.Scheduler.Tests.Scenarios.Scenario;

namespace Zoe.Scheduler.Tests.Planning;

public class FlexiblePassTests
{
    [Fact]
    public void Essential_services_are_placed_all_or_none()
    {
        var plan = Request([Node("a", 4, 100)], Execution(1, Essential(1, 3, 10), Essential(2, 3, 10))).Plan();

        plan.Placements.ShouldBeEmpty();
        plan.Waiting.ShouldHaveSingleItem().ServiceId.ShouldBe(2);
    }

    [Fact]
    public void An_exact_fit_fits() =>
        Request([Node("a", 4, 100)], Execution(1, Essential(1, 4, 100))).Plan().Places().ShouldBe("1@a");

    [Fact]
    public void Elastic_services_are_placed_after_all_essential_ones() =>
        Request(
                [Node("a", 4, 100)],
                Execution(1, Essential(1, 1, 1), Elastic(2, 1, 1), Elastic(3, 1, 1), Elastic(4, 1, 1)),
                Execution(2, Essential(5, 1, 1), Elastic(6, 1, 1)))
            .Plan().Places().ShouldBe("1@a 5@a 2@a 3@a");

    [Fact]
    public void Missing_elastic_services_of_a_running_execution_are_placed() =>
        Request([Node("a", 3, 100)], Execution(1, Essential(1, 1, 1, "a"), Elastic(2, 1, 1, "a"), Elastic(3, 1, 1)))
            .Plan().Places().ShouldBe("3@a");

    [Fact]
    public void Elastic_services_of_a_waiting_execution_are_not_placed() =>
        Request([Node("a", 2, 100)], Execution(1, Essential(1, 3, 1), Elastic(2, 1, 1))).Plan()
            .Placements.ShouldBeEmpty();

    [Fact]
    public void Running_services_reduce_the_free_resources() =>
        Request([Node("a", 2, 100)], Execution(1, Essential(1, 1, 1, "a")), Execution(2, Essential(2, 2, 1)))
            .Plan().Placements.ShouldBeEmpty();

    [Fact]
    public void Executions_that_fit_overtake_waiting_ones()
    {
        var request = Request(
            [Node("a", 4, 100)],
            Execution(1, Essential(1, 3, 1, "a")), Execution(2, Essential(2, 2, 1)), Execution(3, Essential(3, 1, 1)));

        request.Plan().Places().ShouldBe("3@a");
        request.Plan().Waiting.Select(wait => wait.ExecutionId).ShouldBe([2]);
    }

    [Fact]
    public void With_immediate_reservations_no_execution_overtakes()
    {
        var plan = Request(
            [Node("a", 4, 100)],
            Execution(1, Essential(1, 3, 1, "a")), Execution(2, Essential(2, 2, 1)), Execution(3, Essential(3, 1, 1)))
            .Plan(new SchedulerOptions { ReserveAfter = TimeSpan.Zero });

        plan.Placements.ShouldBeEmpty();
        plan.Waiting.Select(wait => wait.ExecutionId).ShouldBe([2, 3]);
        plan.Waiting[1].Obstacles.ShouldHaveSingleItem().Kind.ShouldBe(ObstacleKind.Reserved);
    }

    [Fact]
    public void Elastic_services_use_resources_that_waiting_executions_cannot_use() =>
        Request(
                [Node("a", 4, 100)],
                Execution(2, Essential(2, 4, 1)), Execution(3, Essential(3, 1, 1, "a"), Elastic(4, 1, 1)))
            .Plan().Places().ShouldBe("4@a");

    [Fact]
    public void Disabled_nodes_and_nodes_without_label_or_image_are_not_used()
    {
        var constrained = Essential(1, 1, 1) with { Labels = ["ssd"], Image = "spark" };

        Request(
            [
                Node("off", 9, 9, "ssd") with { Schedulable = false },
                Node("bare", 9, 9),
                Node("empty", 9, 9, "ssd") with { Images = [] },
                Node("good", 9, 9, "ssd") with { Images = ["spark"] },
            ],
            Execution(1, constrained)).Plan().Places().ShouldBe("1@good");
    }

    [Fact]
    public void Services_on_removed_nodes_are_ignored() =>
        Request([Node("a", 1, 1)], Execution(1, Essential(1, 1, 1, "gone")), Execution(2, Essential(2, 1, 1)))
            .Plan().Places().ShouldBe("2@a");

    [Fact]
    public void Equal_executions_are_ordered_by_submission() =>
        Request([Node("a", 1, 1)], Execution(2, Essential(2, 1, 1)), Execution(1, Essential(1, 1, 1)))
            .Plan().Places().ShouldBe("1@a");
}
