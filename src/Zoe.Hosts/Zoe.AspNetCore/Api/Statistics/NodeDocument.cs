using Zoe.Hosting;

namespace Zoe.AspNetCore;

/// <summary>One node.</summary>
internal sealed record NodeDocument
{
    public required string Name { get; init; }

    public required string Status { get; init; }

    /// <summary>True when the administrator wants no new services here.</summary>
    public required bool Disabled { get; init; }

    public required string? Problem { get; init; }

    public required double? OfflineSince { get; init; }

    public required int ContainerCount { get; init; }

    public required double CoresTotal { get; init; }

    public required double CoresReserved { get; init; }

    public required long MemoryTotal { get; init; }

    public required long MemoryReserved { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required IReadOnlyList<string> Images { get; init; }

    public required IReadOnlyList<long> Services { get; init; }

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
        OfflineSince = statistics.OfflineSince.ToEpochSeconds(),
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
