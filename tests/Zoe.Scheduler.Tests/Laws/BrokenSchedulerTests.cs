using System.Collections.Immutable;
using Zoe.Scheduler.Testing;

namespace Zoe.Scheduler.Tests.Laws;

public class BrokenSchedulerTests
{
    private static readonly IScheduler Good = new SchedulerCatalog().Create(new SchedulerOptions());

    [Fact]
    public void Placing_on_an_unknown_node_is_detected() =>
        ShouldDetect("known", new BrokenScheduler(Good, plan: (_, plan) => plan with
        {
            Placements = [.. plan.Placements.Select(placement => placement with { Node = "nowhere" })],
        }));

    [Fact]
    public void Over_committing_is_detected() =>
        ShouldDetect("capacity", new BrokenScheduler(Good, ForEachNode(
            node => node with { Capacity = node.Capacity + new Resources(0, 1) })));

    [Fact]
    public void Placing_only_some_essential_services_is_detected() =>
        ShouldDetect("all-or-nothing", new BrokenScheduler(Good, plan: (_, plan) => plan.Placements.Length < 2
            ? plan
            : plan with { Placements = plan.Placements.RemoveAt(0) }));

    [Fact]
    public void Ignoring_labels_is_detected() =>
        ShouldDetect("eligible", new BrokenScheduler(Good, ForEachService(service => service with { Labels = [] })));

    [Fact]
    public void Ignoring_images_is_detected() =>
        ShouldDetect("eligible", new BrokenScheduler(Good, ForEachNode(node => node with { Images = null })));

    [Fact]
    public void Using_disabled_nodes_is_detected() =>
        ShouldDetect("eligible", new BrokenScheduler(Good, ForEachNode(node => node with { Schedulable = true })));

    [Fact]
    public void Ignoring_affinity_is_detected() =>
        ShouldDetect("affinity", new BrokenScheduler(Good, ForEachService(service => service with { AffinityGroup = null })));

    [Fact]
    public void Ignoring_anti_affinity_is_detected() =>
        ShouldDetect("affinity", new BrokenScheduler(Good, ForEachService(service => service with { AntiAffinityGroup = null })));

    [Fact]
    public void Releasing_an_essential_service_is_detected() =>
        ShouldDetect("releases", new BrokenScheduler(Good, plan: (request, plan) => plan with
        {
            Releases = [.. request.Executions.SelectMany(execution => execution.Services
                .Where(service => service is { Essential: true, Node: not null })
                .Select(service => new Release(execution.Id, service.Id)))],
        }), new SchedulerPromises { ReleasesElastic = true });

    [Fact]
    public void A_nondeterministic_plan_is_detected()
    {
        var calls = 0;
        var random = new SchedulerCatalog().Create(new SchedulerOptions { Placement = PlacementNames.Random });

        ShouldDetect("deterministic", new BrokenScheduler(random, request => request with { Seed = ++calls }));
    }

    [Fact]
    public void Leaving_free_nodes_unused_is_detected() =>
        ShouldDetect("work-conserving", new BrokenScheduler(Good, plan: (_, _) => new Plan()));

    [Fact]
    public void Not_using_added_capacity_is_detected() =>
        ShouldDetect(
            "monotone",
            new BrokenScheduler(Good, request => request with
            {
                Cluster = new ClusterView([.. request.Cluster.Nodes.Take(request.Cluster.Nodes.Length - 1)]),
                Executions = [.. request.Executions],
            }),
            new SchedulerPromises { WorkConserving = false });

    [Fact]
    public void Ignoring_the_node_to_avoid_is_detected() =>
        ShouldDetect("avoid", new BrokenScheduler(Good, ForEachService(service => service with { AvoidNode = null })));

    [Fact]
    public void Starvation_is_detected()
    {
        var tooLate = new SchedulerOptions { ReserveAfter = TimeSpan.FromDays(10_000) };

        ShouldDetect(
            "no-starvation", new SchedulerCatalog().Create(tooLate),
            new SchedulerPromises { ReserveAfter = TimeSpan.FromMinutes(30) });
    }

    [Fact]
    public void Waiting_without_a_reason_is_detected() =>
        ShouldDetect("reasons", new BrokenScheduler(Good, plan: (_, plan) => plan with { Waiting = [] }));

    [Fact]
    public void An_inaccurate_reason_is_detected() =>
        ShouldDetect("accurate-reasons", new BrokenScheduler(Good, plan: (_, plan) => plan with
        {
            Waiting = [.. plan.Waiting.Select(wait => wait with
            {
                Obstacles = [.. wait.Obstacles.Select(obstacle => obstacle with { Nodes = obstacle.Nodes + 1 })],
            })],
        }));

    private static void ShouldDetect(string law, IScheduler scheduler, SchedulerPromises? promises = null)
    {
        var only = SchedulerLaws.All.Where(known => known.Name == law).ToList();
        var broken = Should.Throw<LawBrokenException>(() => SchedulerLaws.Check(scheduler, promises, laws: only, seed: 1));

        broken.Law.Name.ShouldBe(law);
        Should.Throw<LawBrokenException>(() => SchedulerLaws.Check(scheduler, promises, seed: 1));
        broken.Request.Executions.Length.ShouldBeLessThanOrEqualTo(3);
        broken.Message.ShouldContain("new PlanRequest");
    }

    private static Func<PlanRequest, PlanRequest> ForEachNode(Func<ClusterNode, ClusterNode> change) => request =>
        request with { Cluster = new ClusterView([.. request.Cluster.Nodes.Select(change)]) };

    private static Func<PlanRequest, PlanRequest> ForEachService(Func<ScheduledService, ScheduledService> change) => request =>
        request with
        {
            Executions = [.. request.Executions.Select(execution => execution with
            {
                Services = [.. execution.Services.Select(change)],
            })],
        };
}
