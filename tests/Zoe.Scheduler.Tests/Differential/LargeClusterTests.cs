using Zoe.Scheduler.Sessions;
using Zoe.Scheduler.Testing.Cases;
using Zoe.Scheduler.Testing.Reference;
using Zoe.Scheduler.Tests.Planning;
using Zoe.Scheduler.Tests.Scenarios;

namespace Zoe.Scheduler.Tests.Differential;

/// <summary>Clusters large enough for several levels of index blocks.</summary>
public class LargeClusterTests
{
    private const long Gibibyte = 1L << 30;

    public static TheoryData<string, int, int> Clusters
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var placement in new SchedulerCatalog().Placements)
            {
                data.Add(placement, 33, 200);
                data.Add(placement, 1500, 150);
            }

            data.Add(PlacementNames.BestFit, 40_000, 12);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Plans_of_large_clusters_equal_those_of_the_linear_scheduler(string placement, int nodes, int executions)
    {
        var options = new SchedulerOptions { Placement = placement };
        var linear = new LinearScheduler(options.Mode, new SchedulerCatalog().Resolve(options));
        var request = Loaded(nodes, executions);

        var plan = request.Plan(options);

        plan.Placements.ShouldNotBeEmpty();
        FirstDifference(plan, linear.Plan(request)).ShouldBeNull();
    }

    [Fact]
    public void A_custom_level_policy_is_called_only_for_changed_nodes()
    {
        var policy = new MemoryLevelPlacement();
        var catalog = new SchedulerCatalog(placements: [policy]);
        var options = new SchedulerOptions { Placement = policy.Name };
        var request = Loaded(1500, 150);

        var plan = catalog.Create(options).Plan(request);

        policy.Calls.ShouldBeLessThan(3 * 1500);
        FirstDifference(plan, new LinearScheduler(options.Mode, catalog.Resolve(options)).Plan(request)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void A_session_on_a_large_cluster_equals_plans_from_scratch(string placement, int nodes, int executions)
    {
        var scheduler = new SchedulerCatalog().Create(new SchedulerOptions { Placement = placement });
        var request = Loaded(nodes, executions);
        var session = scheduler.OpenSession(request.Cluster, request.Seed);
        foreach (var execution in request.Executions) session.Submit(execution);
        for (var turn = 0; turn < 3; turn++)
        {
            var expected = scheduler.Plan(request with { ExplainWaits = false });
            FirstDifference(session.Replan(request.Now), expected).ShouldBeNull();
            request = PlanApplier.Apply(request, expected);
            var ended = request.Executions.Where(execution => execution.Id % 3 == turn).ToList();
            ended.ForEach(execution => session.Remove(execution.Id).ShouldBeTrue());
            var arrived = Executions(executions / 3, 1000 * (turn + 1), turn);
            foreach (var execution in arrived) session.Submit(execution);
            request = request with { Executions = [.. request.Executions.Except(ended), .. arrived] };
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Plans_of_heterogeneous_changing_clusters_equal_those_of_the_linear_scheduler(
        string placement, int nodes, int executions)
    {
        var options = new SchedulerOptions { Placement = placement };
        var catalog = new SchedulerCatalog();
        var linear = new LinearScheduler(options.Mode, catalog.Resolve(options));
        var request = VariedCluster.Of(Loaded(nodes, executions / 3), turn: 0);
        var session = catalog.Create(options).OpenSession(request.Cluster, request.Seed);
        foreach (var execution in request.Executions) session.Submit(execution);
        for (var turn = 1; turn < 5; turn++)
        {
            var expected = linear.Plan(request with { ExplainWaits = false });
            FirstDifference(session.Replan(request.Now), expected).ShouldBeNull();
            request = PlanApplier.Apply(request, expected);
            var ended = request.Executions.Where(execution => execution.Id % 4 == turn).ToList();
            ended.ForEach(execution => session.Remove(execution.Id).ShouldBeTrue());
            var arrived = Executions(executions / 6, 1000 * turn, turn).ConvertAll(execution => VariedCluster.WithRequirements(execution, turn));
            foreach (var execution in arrived) session.Submit(execution);
            request = request with { Executions = [.. request.Executions.Except(ended), .. arrived] };
            if (turn % 2 == 0) continue;
            request = request with { Cluster = VariedCluster.Of(request.Cluster, turn) };
            session.SetCluster(request.Cluster);
        }
    }

    private static string? FirstDifference(Plan left, Plan right) =>
        left.Placements.Zip(right.Placements).Where(pair => pair.First != pair.Second).Select(pair => pair.ToString()).FirstOrDefault()
        ?? (left.Placements.Length == right.Placements.Length ? null : $"{left.Placements.Length} and {right.Placements.Length}");

    // Nodes of two sizes with random loads.
    private static PlanRequest Loaded(int count, int executions)
    {
        var random = new Random(count);
        var nodes = Enumerable.Range(0, count).Select(i => new ClusterNode
        {
            Name = $"node{i}",
            Capacity = new Resources(i % 5 == 0 ? 8_000 : 32_000, (i % 5 == 0 ? 16 : 128) * Gibibyte),
        }).ToList();
        var running = new List<ScheduledService>();
        foreach (var node in nodes)
        {
            var free = node.Capacity;
            for (var left = random.Next(40); left > 0; left--)
            {
                var service = Service(running.Count, random);
                if (!service.Demand.FitsIn(free)) break;
                free -= service.Demand;
                running.Add(service with { Node = node.Name });
            }
        }

        return Scenario.Request(
            [.. nodes],
            [Scenario.Execution(1_000_000, [.. running]), .. Executions(executions, 1, random.Next())]);
    }

    private static List<ScheduledExecution> Executions(int count, long firstId, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Scenario.Execution(
                firstId + i,
                [
                    .. Enumerable.Range(0, 4).Select(service =>
                        Service((firstId + i) * 10_000_000 + service, random) with { Essential = service < 2 }),
                ])),
        ];
    }

    private static ScheduledService Service(long id, Random random) => new()
    {
        Id = id,
        Essential = true,
        Demand = new Resources(random.Next(100, 6_400), random.NextInt64(Gibibyte / 2, 26 * Gibibyte)),
    };
}
