namespace Zoe.Client.Documents;

/// <summary>The nodes and their totals; cores in cores, memory in bytes.</summary>
public sealed record PlatformDocument
{
    /// <summary>Number of this deployment's services.</summary>
    public int ContainerCount { get; init; }

    /// <summary>All cores.</summary>
    public double CoresTotal { get; init; }

    /// <summary>Cores reserved for services.</summary>
    public double CoresReserved { get; init; }

    /// <summary>All memory, in bytes.</summary>
    public long MemoryTotal { get; init; }

    /// <summary>Memory reserved for services, in bytes.</summary>
    public long MemoryReserved { get; init; }

    /// <summary>Each node.</summary>
    public required IReadOnlyList<NodeDocument> Nodes { get; init; }
}
