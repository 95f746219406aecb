using Zoe.Scheduler.Reasons;
using Zoe.Scheduler.Tests.Scenarios;
using static Zoe.Scheduler.Tests.Scenarios.Scenario;

namespace Zoe.Scheduler.Tests.Reasons;

public class WaitTests
{
    private const long GiB = 1L << 30;

    [Fact]
    public void Every_node_is_counted_under_the_first_obstacle()
    {
        var service = Essential(9, 2, 4 * GiB) with { Labels = ["ssd", "gpu"], Image = "spark" };
        ClusterNode With(string name, long cores, long memory) =>
            Node(name, cores, memory, "gpu", "ssd") with { Images = ["spark"] };

        var wait = Request(
            [
                With("noimage", 9, 9 * GiB) with { Images = [] },
                With("nolabel", 9, 9 * GiB) with { Labels = ["ssd"] },
                With("small", 1, 9 * GiB),
                With("off", 9, 9 * GiB) with { Schedulable = false },
                With("busy", 3, 9 * GiB),
                With("full", 9, 4 * GiB),
                With("fuller", 9, 4 * GiB),
            ],
            Execution(1, Essential(1, 2, 1, "busy"), Essential(2, 1, GiB / 2, "full"), Essential(3, 1, GiB, "fuller")),
            Execution(2, service)).Plan().Waiting.ShouldHaveSingleItem();

        wait.Obstacles.ShouldBe(
        [
            new Obstacle(ObstacleKind.MissingImage, 1, "spark", 0),
            new Obstacle(ObstacleKind.MissingLabel, 1, "gpu", 0),
            new Obstacle(ObstacleKind.TooSmall, 1, "cores", 1000),
            new Obstacle(ObstacleKind.NotSchedulable, 1, "", 0),
            new Obstacle(ObstacleKind.Cores, 1, "", 1000),
            new Obstacle(ObstacleKind.Memory, 2, "", GiB / 2),
        ]);
        wait.NeedsAnotherCluster.ShouldBeFalse();
        WaitText.Describe(wait).ShouldBe(
            "needs 2 cores and 4 GiB of memory: 1 node lacks the image spark, 1 node lacks the label gpu, "
            + "1 node is too small even when empty (1 core short at best), 1 node is disabled or does not answer, "
            + "1 node has too few free cores (1 core short at best), "
            + "2 nodes have too little free memory (512 MiB short at best)");
    }

    [Fact]
    public void A_service_that_no_node_can_ever_run_is_reported_first()
    {
        var wait = Request(
            [Node("a", 1, 1) with { Images = ["x"] }],
            Execution(1, Essential(1, 1, 1, "a")),
            Execution(2, Essential(2, 1, 1), Essential(3, 1, 1) with { Image = "y" })).Plan().Waiting.ShouldHaveSingleItem();

        wait.ServiceId.ShouldBe(3);
        wait.NeedsAnotherCluster.ShouldBeTrue();
        wait.Obstacles.ShouldBe([new Obstacle(ObstacleKind.MissingImage, 1, "y", 0)]);
    }

    [Fact]
    public void Room_for_one_but_not_for_all_is_reported()
    {
        var wait = Request([Node("a", 3, 9)], Execution(1, Essential(1, 2, 1), Essential(2, 2, 1))).Plan()
            .Waiting.ShouldHaveSingleItem();

        wait.Obstacles.ShouldBe([new Obstacle(ObstacleKind.NoRoomForAll, 1, "", 0)]);
        WaitText.Describe(wait).ShouldEndWith("1 node has room for it alone, but not for all services that must start together");
    }

    [Fact]
    public void An_empty_cluster_is_reported() =>
        WaitText.Describe(Request([], Execution(1, Essential(1, 1, 1))).Plan().Waiting.ShouldHaveSingleItem())
            .ShouldBe("needs 1 core and 1 byte of memory: the cluster has no nodes");
}
