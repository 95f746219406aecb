using System.Collections.Immutable;

namespace Zoe.Scheduler.Tests.Scenarios;

/// <summary>Builders for small clusters and queues.</summary>
internal static class Scenario
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ClusterNode Node(string name, long cores, long memory, params string[] labels) =>
        new() { Name = name, Capacity = new Resources(cores * 1000, memory), Labels = [.. labels] };

    public static ScheduledService Essential(long id, long cores, long memory, string? node = null) =>
        new() { Id = id, Essential = true, Demand = new Resources(cores * 1000, memory), Node = node };

    public static ScheduledService Elastic(long id, long cores, long memory, string? node = null) =>
        Essential(id, cores, memory, node) with { Essential = false };

    public static ScheduledExecution Execution(long id, params ScheduledService[] services) =>
        new() { Id = id, SubmittedAt = Start.AddSeconds(id), Services = [.. services] };

    public static PlanRequest Request(ImmutableArray<ClusterNode> nodes, params ScheduledExecution[] executions) =>
        new() { Cluster = new ClusterView(nodes), Executions = [.. executions], Now = Start.AddHours(1) };

    public static Plan Plan(this PlanRequest request, SchedulerOptions? options = null) =>
        new SchedulerCatalog().Create(options ?? new SchedulerOptions()).Plan(request);

    /// <summary>Placements as "service@node", in the plan's order.</summary>
    public static string Places(this Plan plan) =>
        string.Join(' ', plan.Placements.Select(placement => $"{placement.ServiceId}@{placement.Node}"));
}
