using Zoe.Hosting.Usage;

namespace Zoe.AspNetCore.Api.Usage;

/// <summary>Converts usage and accounting to documents.</summary>
internal static class UsageDocuments
{
    private const double SecondsPerHour = 3600;

    public static UsageDocument From(ServiceUsage usage, bool withPoints) => new()
    {
        ServiceId = usage.Service.Id,
        Name = usage.Service.Name,
        CoresReserved = usage.ReservedMillicores / 1000.0,
        MemoryReserved = usage.ReservedMemoryBytes,
        MaxCores = usage.MaxMillicores / 1000.0,
        MaxMemory = usage.MaxMemoryBytes,
        Summary = usage.Summary,
        Points = withPoints ? [.. usage.Points.Select(From)] : null,
    };

    public static AccountingDocument From(AccountingEntry entry) => new()
    {
        Month = $"{entry.Month:yyyy-MM}",
        UserId = entry.UserId,
        User = entry.UserName,
        ReservedCoreHours = entry.ReservedCoreSeconds / SecondsPerHour,
        ReservedGibHours = entry.ReservedGibSeconds / SecondsPerHour,
        UsedCoreHours = entry.UsedCoreSeconds / SecondsPerHour,
        UsedGibHours = entry.UsedGibSeconds / SecondsPerHour,
    };

    public static CurrentUsageDocument From(CurrentUsage usage) => new(
        [.. usage.Nodes.Select(node => new NodeUsageDocument(node.Node, node.Millicores / 1000.0, node.MemoryBytes))],
        [
            .. usage.Executions.Select(execution => new ExecutionUsageDocument
            {
                ExecutionId = execution.ExecutionId,
                RunningServices = execution.RunningServices,
                CoresReserved = execution.ReservedMillicores / 1000.0,
                MemoryReserved = execution.ReservedMemoryBytes,
                CoresUsed = execution.UsedMillicores / 1000.0,
                MemoryUsed = execution.UsedMemoryBytes,
            }),
        ]);

    private static UsagePointDocument From(UsagePoint point) => new()
    {
        Time = point.Time,
        Seconds = point.Interval.TotalSeconds,
        Cores = point.Millicores / 1000.0,
        MaxCores = point.MaxMillicores / 1000.0,
        Memory = point.MemoryBytes,
        MaxMemory = point.MaxMemoryBytes,
    };
}
