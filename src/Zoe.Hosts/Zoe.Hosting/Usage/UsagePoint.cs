namespace Zoe.Hosting.Usage;

/// <summary>Usage of a service during an interval.</summary>
public sealed record UsagePoint
{
    /// <summary>The service.</summary>
    public required long ServiceId { get; init; }

    /// <summary>Begin of the interval.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Length of the interval.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Mean use of cores, in milli-cores.</summary>
    public required int Millicores { get; init; }

    /// <summary>Highest use of cores between two samples, in milli-cores.</summary>
    public required int MaxMillicores { get; init; }

    /// <summary>Mean memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Highest sampled memory in bytes.</summary>
    public required long MaxMemoryBytes { get; init; }
}
