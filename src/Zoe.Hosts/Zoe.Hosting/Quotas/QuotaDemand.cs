using Zoe.Model;

namespace Zoe.Hosting.Quotas;

/// <summary>What executions take of a quota: the reservations of all their services, elastic ones included.</summary>
/// <param name="Executions">Number of executions.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="Millicores">Cores in milli-cores.</param>
internal readonly record struct QuotaDemand(int Executions, long MemoryBytes, long Millicores)
{
    public static QuotaDemand operator +(QuotaDemand left, QuotaDemand right) => new(
        left.Executions + right.Executions, left.MemoryBytes + right.MemoryBytes, left.Millicores + right.Millicores);

    public static QuotaDemand operator -(QuotaDemand left, QuotaDemand right) => new(
        left.Executions - right.Executions, left.MemoryBytes - right.MemoryBytes, left.Millicores - right.Millicores);

    /// <summary>The demand of one execution.</summary>
    /// <param name="application">Its ZApp.</param>
    /// <param name="reserve">The reservation of one service.</param>
    public static QuotaDemand Of(ZApp application, Func<ZAppService, (long MemoryBytes, long Millicores)> reserve)
    {
        var (memory, cores) = (0L, 0L);
        foreach (var service in application.Services)
        {
            var one = reserve(service);
            memory += one.MemoryBytes * service.TotalCount;
            cores += one.Millicores * service.TotalCount;
        }

        return new QuotaDemand(1, memory, cores);
    }

    /// <summary>The limit of a quota that it exceeds; null when it fits.</summary>
    public string? FindExcess(Quota quota) =>
        IsOver(Executions, quota.ConcurrentExecutions) ? $"at most {quota.ConcurrentExecutions} concurrent executions"
        : IsOver(MemoryBytes, quota.MemoryBytes) ? $"at most {QuotaText.Memory(quota.MemoryBytes)} of memory"
        : IsOver(Millicores, quota.Millicores) ? $"at most {QuotaText.Cores(quota.Millicores)}"
        : null;

    private static bool IsOver(long value, long limit) => limit > 0 && value > limit;
}
