namespace Zoe.Client.Documents;

/// <summary>Reservation and usage of a service; cores in cores, memory in bytes.</summary>
public sealed record UsageDocument
{
    /// <summary>Id of the service.</summary>
    public required long ServiceId { get; init; }

    /// <summary>Name of the service.</summary>
    public required string Name { get; init; }

    /// <summary>Reserved cores.</summary>
    public required double CoresReserved { get; init; }

    /// <summary>Reserved memory.</summary>
    public required long MemoryReserved { get; init; }

    /// <summary>Highest use of cores; 0 when it was not sampled.</summary>
    public required double MaxCores { get; init; }

    /// <summary>Highest memory; 0 when it was not sampled.</summary>
    public required long MaxMemory { get; init; }

    /// <summary>Usage compared with the reservation in words; null when it was not sampled.</summary>
    public string? Summary { get; init; }

    /// <summary>Usage over time, oldest first; null in lists.</summary>
    public IReadOnlyList<UsagePointDocument>? Points { get; init; }
}
