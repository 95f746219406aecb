using Zoe.Scheduler;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Testing;

namespace Outside;

public sealed class SchedulerTests
{
    private static readonly SchedulerCatalog Catalog = new(placements: [new LastNodePlacement()]);

    [Fact]
    public void The_scheduler_plans_alone()
    {
        var resources = new Resources(Millicores: 4000, MemoryBytes: 8L << 30);
        var plan = Create().Plan(new PlanRequest
        {
            Cluster = new ClusterView([new ClusterNode { Name = "a", Capacity = resources }, new ClusterNode { Name = "b", Capacity = resources }]),
            Executions =
            [
                new ScheduledExecution
                {
                    Id = 1,
                    SubmittedAt = DateTimeOffset.UnixEpoch,
                    Services = [new ScheduledService { Id = 1, Essential = true, Demand = new Resources(1000, 1L << 30) }],
                },
            ],
            Now = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal("b", Assert.Single(plan.Placements).Node);
    }

    [Fact]
    public void A_placement_of_ones_own_keeps_the_laws() => SchedulerLaws.Check(Create(), cases: 200);

    [Fact]
    public void A_placement_of_ones_own_is_simulated()
    {
        var run = Simulator.Run(
            ResearchWorkload.Generate(new ResearchOptions { Nodes = 5, Applications = 100 }), Create(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(run.Turnaround.P50 > 0);
    }

    private static IScheduler Create() => Catalog.Create(new SchedulerOptions { Placement = "last-node" });

    /// <summary>Takes the last node on which a service fits.</summary>
    private sealed class LastNodePlacement : IPlacementPolicy
    {
        public string Name => "last-node";

        public double Score(in NodeCandidate node, in PlacementRequest request) => -node.Index;
    }
}
