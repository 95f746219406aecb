using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>A node; cores in cores, memory in bytes.</summary>
public sealed record NodeDocument
{
    /// <summary>Name of the node.</summary>
    public required string Name { get; init; }

    /// <summary><c>online</c>, <c>offline</c>, or <c>unknown</c> while the control plane does not answer.</summary>
    public required string Status { get; init; }

    /// <summary>True when the administrator wants no new services here.</summary>
    public bool Disabled { get; init; }

    /// <summary>Why it does not answer or is disabled; null when nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Since when it has not answered; null while it does.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? OfflineSince { get; init; }

    /// <summary>How many of this deployment's services run here.</summary>
    public int ContainerCount { get; init; }

    /// <summary>All cores.</summary>
    public double CoresTotal { get; init; }

    /// <summary>Cores reserved for services.</summary>
    public double CoresReserved { get; init; }

    /// <summary>All memory, in bytes.</summary>
    public long MemoryTotal { get; init; }

    /// <summary>Memory reserved for services, in bytes.</summary>
    public long MemoryReserved { get; init; }

    /// <summary>Labels that ZApps can ask for.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Images that need no pull here.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Numbers of the services here.</summary>
    public IReadOnlyList<long> Services { get; init; } = [];
}
