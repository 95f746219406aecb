using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>
/// The flexible pass, made from scratch: walk the sorted queue and place essential services all-or-nothing, then give
/// what is left to the elastic services of those that were admitted or already run, in the same order.
/// </summary>
/// <remarks>
/// An execution that finds no place keeps the nodes that could ever take it away from all behind it, so nobody
/// overtakes it there; one that could not start even on the empty cluster keeps nothing.
/// </remarks>
internal sealed class LinearScheduler(string mode, IQueueOrder order, IPlacementPolicy placement) : IScheduler
{
    public string Name => $"{mode}/{order.Name}/{placement.Name}";

    public Plan Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var queue = QueueSort.Sort(request.Executions, order, request.Now);
        var nodes = new LinearNodes(request.Cluster.Nodes, placement, request.Seed);
        nodes.Occupy(queue);
        var placements = ImmutableArray.CreateBuilder<Placement>();
        var blocked = PlaceEssential(request, queue, nodes, placements);
        PlaceElastic(queue, blocked, nodes, placements);
        return new Plan
        {
            Placements = placements.DrainToImmutable(),
            Waiting = [.. blocked.Select(entry => WaitReason.Find(queue[entry.Key], entry.Value, entry.Key, nodes))],
        };
    }

    // Returns the positions of those that wait, each with the service that found no place.
    private SortedDictionary<int, ScheduledService> PlaceEssential(
        PlanRequest request, ScheduledExecution[] queue, LinearNodes nodes, ImmutableArray<Placement>.Builder placements)
    {
        var blocked = new SortedDictionary<int, ScheduledService>();
        for (var position = 0; position < queue.Length; position++)
        {
            var execution = queue[position];
            var services = execution.Services.Where(service => service is { Essential: true, Node: null }).ToList();
            var failed = TryPlace(execution, services, position, nodes, placements);
            if (failed is null) continue;
            blocked.Add(position, failed);
            var empty = new LinearNodes(request.Cluster.Nodes, placement, request.Seed);
            if (TryPlace(execution, services, position, empty, ImmutableArray.CreateBuilder<Placement>()) is null)
                nodes.Hold(services, position);
        }

        return blocked;
    }

    private static ScheduledService? TryPlace(
        ScheduledExecution execution, List<ScheduledService> services, int position, LinearNodes nodes,
        ImmutableArray<Placement>.Builder placements)
    {
        var taken = new List<(LinearNode Node, ScheduledService Service)>();
        foreach (var service in services)
        {
            if (nodes.Place(service, position) is not { } node)
            {
                taken.ForEach(entry => entry.Node.Remove(entry.Service.Demand));
                return services.Find(other => !nodes.All.Any(n => n.Node.Schedulable && n.Suits(other))) ?? service;
            }

            taken.Add((node, service));
        }

        placements.AddRange(
            taken.Select(entry => new Placement(execution.Id, entry.Service.Id, entry.Node.Node.Name)));
        return null;
    }

    private static void PlaceElastic(
        ScheduledExecution[] queue, SortedDictionary<int, ScheduledService> blocked, LinearNodes nodes,
        ImmutableArray<Placement>.Builder placements)
    {
        for (var position = 0; position < queue.Length; position++)
        {
            if (blocked.ContainsKey(position)) continue;
            foreach (var service in queue[position].Services.Where(service => service is { Essential: false, Node: null }))
            {
                if (nodes.Place(service, position) is { } node)
                    placements.Add(new Placement(queue[position].Id, service.Id, node.Node.Name));
            }
        }
    }
}
