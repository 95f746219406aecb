namespace Zoe.Scheduler.Testing.Reference;

/// <summary>An execution during a plan.</summary>
internal sealed class LinearExecution(ScheduledExecution record)
{
    private readonly Dictionary<long, string?> _nodes = record.Services.ToDictionary(service => service.Id, service => service.Node);

    public ScheduledExecution Record => record;

    public bool Aged { get; init; }

    public double Key { get; init; }

    /// <summary>True when the services that must start together could not be placed.</summary>
    public bool Blocked { get; set; }

    /// <summary>True when the pass released some of its elastic services.</summary>
    public bool Released { get; set; }

    /// <summary>The unit that could not be placed.</summary>
    public LinearUnit? Failed { get; set; }

    public bool Waits => record.Services.Any(service => service.Essential && NodeOf(service) is null);

    public string? NodeOf(ScheduledService service) => _nodes[service.Id];

    public void Set(ScheduledService service, string? node) => _nodes[service.Id] = node;

    public IEnumerable<string> Placed(Func<ScheduledService, bool> filter) =>
        record.Services.Where(filter).Select(NodeOf).OfType<string>();
}
