namespace Zoe.Scheduler.Testing;

/// <summary>What is placed at once on one node: a service, or those that must share a node.</summary>
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
        var apart = services.Select(service => service.Apart).OfType<string>().ToList();
        Contradictory = apart.Distinct(StringComparer.Ordinal).Count() < apart.Count;
    }

    public List<ScheduledService> Services { get; }

    public ScheduledService First => Services[0];

    public Resources Demand { get; }

    public SortedSet<string> Labels { get; }

    public List<string> Images { get; }

    public bool Contradictory { get; }

    /// <summary>The node of services that it must share a node with, as things stand.</summary>
    public string? Required => First.Together is { } together
        ? _execution.Placed(service => string.Equals(service.Together, together, StringComparison.Ordinal)).FirstOrDefault()
        : null;

    /// <summary>Nodes of services that it must stay apart from, as things stand.</summary>
    public IReadOnlyList<string> Excluded => [.. _execution.Placed(service => service.Apart is { } apart
        && Services.Exists(own => string.Equals(own.Apart, apart, StringComparison.Ordinal)))];

    /// <summary>What must start together, in order; those of them that must share a node are one unit.</summary>
    public static List<LinearUnit> OfStart(LinearExecution execution, bool whole) =>
        Of(execution, service => service.Essential || whole, service => service.Together is { } word ? (0L, word) : (service.Id, ""));

    /// <summary>The elastic services, each for itself.</summary>
    public static List<LinearUnit> OfElastic(LinearExecution execution) =>
        Of(execution, service => !service.Essential, service => (service.Id, ""));

    public void MoveTo(LinearNode node)
    {
        node.Add(Demand, Services.Count);
        foreach (var service in Services) _execution.Set(service, node.Node.Name);
    }

    public void Leave(LinearNode node)
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
