using Zoe.Client.Documents;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Statistics;

/// <summary>Converts the nodes and their totals to a document.</summary>
internal static class PlatformDocuments
{
    public static PlatformDocument From(IReadOnlyCollection<NodeStatistics> nodes) => new()
    {
        ContainerCount = nodes.Sum(node => node.Services.Length),
        CoresTotal = nodes.Sum(node => (long)node.Node.Millicores) / 1000.0,
        CoresReserved = nodes.Sum(node => node.ReservedMillicores) / 1000.0,
        MemoryTotal = nodes.Sum(node => node.Node.MemoryBytes),
        MemoryReserved = nodes.Sum(node => node.ReservedMemoryBytes),
        Nodes = [.. nodes.Select(NodeDocuments.From)],
    };
}
