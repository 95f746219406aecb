using Zoe.Hosting;

namespace Zoe.AspNetCore;

/// <summary>All nodes together, and each; cores in cores, memory in bytes.</summary>
internal sealed record PlatformDocument
{
    public required int ContainerCount { get; init; }

    public required double CoresTotal { get; init; }

    public required double CoresReserved { get; init; }

    public required long MemoryTotal { get; init; }

    public required long MemoryReserved { get; init; }

    public required IReadOnlyList<NodeDocument> Nodes { get; init; }

    public static PlatformDocument From(IReadOnlyCollection<NodeStatistics> nodes) => new()
    {
        ContainerCount = nodes.Sum(node => node.Services.Length),
        CoresTotal = nodes.Sum(node => (long)node.Node.Millicores) / 1000.0,
        CoresReserved = nodes.Sum(node => node.ReservedMillicores) / 1000.0,
        MemoryTotal = nodes.Sum(node => node.Node.MemoryBytes),
        MemoryReserved = nodes.Sum(node => node.ReservedMemoryBytes),
        Nodes = [.. nodes.Select(NodeDocument.From)],
    };
}
