using System.Data.Common;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Store.Records;

/// <summary>The <see cref="Quota"/> of a user as flat values, as stores and exports keep it.</summary>
public sealed record QuotaRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns => "user_id, concurrent_executions, memory_bytes, millicores, run_time";

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

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static QuotaRecord Read(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            UserId = row.GetInt64(0),
            ConcurrentExecutions = row.GetInt32(1),
            MemoryBytes = row.GetInt64(2),
            Millicores = row.GetInt64(3),
            RunTime = row.GetInt64(4),
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
