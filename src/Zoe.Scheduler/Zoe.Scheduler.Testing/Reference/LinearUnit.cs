namespace Zoe.Scheduler.Testing.Reference;

/// <summary>Services that are placed together on one node: a single service, or those of one affinity group.</summary>
internal sealed class LinearUnit
{
    private readonly LinearExecution _execution;

    private LinearUnit(LinearExecution execution, List<ScheduledService> services)
    {
        _execution = execution;
        Services = services;
        Demand = services.Aggregate(Resources.Zero, (sum, service) => sum + service.Demand);
        Labels = [.. services.SelectMany(service => service.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Images = [.. services.Select(service => service.Image).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var apart = services.Select(service => service.AntiAffinityGroup).OfType<string>().ToList();
        Unsatisfiable = apart.Distinct(StringComparer.Ordinal).Count() < apart.Count;
    }

    public List<ScheduledService> Services { get; }

    public ScheduledService First => Services[0];

    public Resources Demand { get; }

    public SortedSet<string> Labels { get; }

    public List<string> Images { get; }

    public bool Unsatisfiable { get; }

    /// <summary>The node where other services of its affinity group run; null for any.</summary>
    public string? Required => First.AffinityGroup is { } together
        ? _execution.Placed(service => string.Equals(service.AffinityGroup, together, StringComparison.Ordinal)).FirstOrDefault()
        : null;

    /// <summary>Nodes with services of the same anti-affinity group.</summary>
    public IReadOnlyList<string> Excluded => [.. _execution.Placed(service => service.AntiAffinityGroup is { } apart
        && Services.Exists(own => string.Equals(own.AntiAffinityGroup, apart, StringComparison.Ordinal)))];

    /// <summary>The services that must start together, in order; each affinity group is one unit.</summary>
    public static List<LinearUnit> OfStart(LinearExecution execution, bool all) =>
        Of(execution, service => service.Essential || all, service => service.AffinityGroup is { } group ? (0L, group) : (service.Id, ""));

    /// <summary>The elastic services, one unit each.</summary>
    public static List<LinearUnit> OfElastic(LinearExecution execution) =>
        Of(execution, service => !service.Essential, service => (service.Id, ""));

    public void PlaceOn(LinearNode node)
    {
        node.Add(Demand, Services.Count);
        foreach (var service in Services) _execution.Set(service, node.Node.Name);
    }

    public void RemoveFrom(LinearNode node)
    {
        node.Remove(Demand, Services.Count);
        foreach (var service in Services) _execution.Set(service, null);
    }

    private static List<LinearUnit> Of(
        LinearExecution execution, Func<ScheduledService, bool> filter, Func<ScheduledService, (long, string)> unitOf) =>
    [
        .. execution.Record.Services
            .Where(service => execution.NodeOf(service) is null && filter(service))
            .GroupBy(unitOf)
            .Select(group => new LinearUnit(execution, [.. group])),
    ];
}
