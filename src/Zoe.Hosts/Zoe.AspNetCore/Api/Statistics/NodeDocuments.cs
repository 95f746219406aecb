using Zoe.Client.Documents;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Statistics;

/// <summary>Converts nodes to documents.</summary>
internal static class NodeDocuments
{
    public static NodeDocument From(NodeStatistics statistics) => new()
    {
        Name = statistics.Node.Name,
        Status = statistics.Node switch
        {
            { Online: true } => "online",
            { ControlPlaneUnreachable: true } => "unknown",
            _ => "offline",
        },
        Disabled = statistics.Node.Disabled,
        Problem = statistics.Node.Problem ?? (statistics.Node.DisabledReason is { } reason ? $"It {reason}" : null),
        OfflineSince = statistics.OfflineSince,
        ContainerCount = statistics.Services.Length,
        CoresTotal = statistics.Node.Millicores / 1000.0,
        CoresReserved = statistics.ReservedMillicores / 1000.0,
        MemoryTotal = statistics.Node.MemoryBytes,
        MemoryReserved = statistics.ReservedMemoryBytes,
        Labels = [.. statistics.Node.Labels.Order(StringComparer.Ordinal)],
        Images = [.. (statistics.Node.Images ?? []).Order(StringComparer.Ordinal)],
        Services = [.. statistics.Services.Select(service => service.Id)],
    };
}
