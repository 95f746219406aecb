using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Scheduler.Tests.Scenarios;
using static Zoe.Scheduler.Tests.Scenarios.Scenario;

namespace Zoe.Scheduler.Tests.Planning;

public class PlanPropertyTests
{
    private static readonly Gen<ClusterNode> Nodes =
        from cores in Gen.Choose(1, 8)
        from memory in Gen.Choose(1, 8)
        from labels in Gen.SubListOf("gpu", "ssd")
        from schedulable in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        select Node("", cores, memory, [.. labels]) with { Schedulable = schedulable };

    private static readonly Gen<ScheduledService> Services =
        from cores in Gen.Choose(0, 4)
        from memory in Gen.Choose(0, 4)
        from labels in Gen.Frequency((4, Gen.Constant(Array.Empty<string>())), (1, Gen.Constant(new[] { "gpu" })))
        from essential in Gen.Elements(true, false)
        select Essential(0, cores, memory) with { Essential = essential, Labels = [.. labels] };

    private static readonly Gen<PlanRequest> Requests =
        from nodes in Nodes.ListOf()
        from queue in Services.NonEmptyListOf().ListOf()
        from seed in Gen.Choose(0, 1000)
        select Number(nodes, queue, seed);

    [Theory]
    [InlineData(PlacementNames.Average)]
    [InlineData(PlacementNames.Waterfill)]
    [InlineData(PlacementNames.Random)]
    public void Plans_respect_capacity_labels_all_or_nothing_and_reasons(string placement) =>
        Prop.ForAll(Requests.ToArbitrary(), request => Check(request, new SchedulerOptions { Placement = placement }))
            .QuickCheckThrowOnFailure();

    private static void Check(PlanRequest request, SchedulerOptions options)
    {
        var plan = request.Plan(options);
        plan.Places().ShouldBe(request.Plan(options).Places());
        var services = request.Executions.SelectMany(execution => execution.Services).ToDictionary(service => service.Id);
        foreach (var group in plan.Placements.GroupBy(placement => placement.Node))
        {
            var node = request.Cluster.Nodes.Single(node => node.Name == group.Key);
            node.Schedulable.ShouldBeTrue();
            group.ShouldAllBe(placement => services[placement.ServiceId].Labels.IsSubsetOf(node.Labels));
            group.Aggregate(Resources.Zero, (sum, placement) => sum + services[placement.ServiceId].Demand)
                .FitsIn(node.Capacity).ShouldBeTrue();
        }

        plan.Placements.ShouldBeUnique();
        var placed = plan.Placements.Select(placement => placement.ServiceId).ToHashSet();
        foreach (var execution in request.Executions)
        {
            var essential = execution.Services.Where(service => service.Essential).ToList();
            var starts = essential.TrueForAll(service => placed.Contains(service.Id));
            plan.Waiting.Any(wait => wait.ExecutionId == execution.Id).ShouldBe(!starts);
            if (!starts) execution.Services.ShouldNotContain(service => placed.Contains(service.Id));
        }

        plan.Waiting.ShouldAllBe(
            wait => wait.Obstacles.Sum(obstacle => obstacle.Nodes) == request.Cluster.Nodes.Length);
    }

    private static PlanRequest Number(
        IEnumerable<ClusterNode> nodes, IEnumerable<IEnumerable<ScheduledService>> queue, int seed)
    {
        var serviceId = 0;
        return Request(
            [.. nodes.Select((node, index) => node with { Name = $"n{index}" })],
            [.. queue.Select((services, index) => Execution(
                index, [.. services.Select(service => service with { Id = ++serviceId })]))]) with
        { Seed = seed };
    }
}
