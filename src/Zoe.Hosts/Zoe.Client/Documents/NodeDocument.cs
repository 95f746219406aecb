using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>A node; cores in cores, memory in bytes.</summary>
public sealed record NodeDocument
{
    /// <summary>Name of the node.</summary>
    public required string Name { get; init; }

    /// <summary><c>online</c>, <c>offline</c>, or <c>unknown</c> while the control plane is unreachable.</summary>
    public required string Status { get; init; }

    /// <summary>True when no new services are placed here.</summary>
    public bool Disabled { get; init; }

    /// <summary>Why it is unreachable or disabled; null for no problem.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when it has been unreachable; null while it is reachable.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? OfflineSince { get; init; }

    /// <summary>Number of this deployment's services here.</summary>
    public int ContainerCount { get; init; }

    /// <summary>All cores.</summary>
    public double CoresTotal { get; init; }

    /// <summary>Cores reserved for services.</summary>
    public double CoresReserved { get; init; }

    /// <summary>All memory, in bytes.</summary>
    public long MemoryTotal { get; init; }

    /// <summary>Memory reserved for services, in bytes.</summary>
    public long MemoryReserved { get; init; }

    /// <summary>Labels that ZApps can require.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Images that are present.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Ids of its services.</summary>
    public IReadOnlyList<long> Services { get; init; } = [];
}
