using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>A request, the plan of a scheduler for it, and the resulting state.</summary>
public sealed class LawCase
{
    private readonly Dictionary<string, ClusterNode> _nodes;

    /// <summary>Plans the request with the scheduler.</summary>
    public LawCase(IScheduler scheduler, SchedulerPromises promises, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(request);
        Scheduler = scheduler;
        Promises = promises;
        Request = request;
        Plan = scheduler.Plan(request);
        After = PlanApplier.Apply(request, Plan);
        _nodes = request.Cluster.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        Before = request.Executions.SelectMany(execution => execution.Services).ToImmutableDictionary(service => service.Id);
    }

    /// <summary>The scheduler.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>The promises of the scheduler.</summary>
    public SchedulerPromises Promises { get; }

    /// <summary>The request.</summary>
    public PlanRequest Request { get; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The state after the plan is carried out.</summary>
    public PlanRequest After { get; }

    /// <summary>All services before the plan, by identifier.</summary>
    public ImmutableDictionary<long, ScheduledService> Before { get; }

    /// <summary>The executions with an unplaced essential service after the plan.</summary>
    public IEnumerable<ScheduledExecution> Waiting => After.Executions.Where(Waits);

    /// <summary>True when an essential service has no node.</summary>
    public static bool Waits(ScheduledExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return execution.Services.Any(service => service is { Essential: true, Node: null });
    }

    /// <summary>The node of that name, or null.</summary>
    public ClusterNode? Node(string name) => _nodes.GetValueOrDefault(name);

    /// <summary>Free resources of a node after the plan is carried out; negative when it is over-committed.</summary>
    public Resources FreeAfter(ClusterNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return After.Executions.SelectMany(execution => execution.Services)
            .Where(service => string.Equals(service.Node, node.Name, StringComparison.Ordinal))
            .Aggregate(node.Capacity, (free, service) => free - service.Demand);
    }
}
