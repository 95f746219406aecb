using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Store.Records;

/// <summary>The <see cref="Quota"/> of a user as flat values, as stores and exports keep it.</summary>
public sealed record QuotaRecord
{
    /// <summary>The user.</summary>
    public long UserId { get; init; }

    /// <summary><see cref="Quota.ConcurrentExecutions"/>.</summary>
    public int ConcurrentExecutions { get; init; }

    /// <summary><see cref="Quota.MemoryBytes"/>.</summary>
    public long MemoryBytes { get; init; }

    /// <summary><see cref="Quota.Millicores"/>.</summary>
    public long Millicores { get; init; }

    /// <summary><see cref="Quota.RunTime"/> in microseconds.</summary>
    public long RunTime { get; init; }

    /// <summary>The record of a quota.</summary>
    public static QuotaRecord Of(long userId, Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return new()
        {
            UserId = userId,
            ConcurrentExecutions = quota.ConcurrentExecutions,
            MemoryBytes = quota.MemoryBytes,
            Millicores = quota.Millicores,
            RunTime = quota.RunTime.Ticks / TimeSpan.TicksPerMicrosecond,
        };
    }

    /// <summary>The quota.</summary>
    public Quota ToQuota() => new()
    {
        ConcurrentExecutions = ConcurrentExecutions,
        MemoryBytes = MemoryBytes,
        Millicores = Millicores,
        RunTime = TimeSpan.FromTicks(RunTime * TimeSpan.TicksPerMicrosecond),
    };
}
