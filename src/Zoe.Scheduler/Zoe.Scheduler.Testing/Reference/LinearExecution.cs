namespace Zoe.Scheduler.Testing;

/// <summary>An execution while a plan is made.</summary>
internal sealed class LinearExecution(ScheduledExecution record)
{
    private readonly Dictionary<long, string?> _nodes = record.Services.ToDictionary(service => service.Id, service => service.Node);

    public ScheduledExecution Record => record;

    public bool Aged { get; init; }

    public double Key { get; init; }

    /// <summary>True once the pass found no place for what must start together.</summary>
    public bool Blocked { get; set; }

    /// <summary>True once the pass stopped some of its elastic services.</summary>
    public bool Released { get; set; }

    /// <summary>The unit that found no place.</summary>
    public LinearUnit? Failed { get; set; }

    public bool Waits => record.Services.Any(service => service.Essential && NodeOf(service) is null);

    public string? NodeOf(ScheduledService service) => _nodes[service.Id];

    public void Set(ScheduledService service, string? node) => _nodes[service.Id] = node;

    public IEnumerable<string> Placed(Func<ScheduledService, bool> filter) =>
        record.Services.Where(filter).Select(NodeOf).OfType<string>();
}
