using System.Data.Common;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Store.Records;

/// <summary>A <see cref="UsagePoint"/> as flat values, as stores and exports keep it.</summary>
public sealed record UsageRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns => "service_id, seconds, time, millicores, max_millicores, memory, max_memory";

    /// <summary><see cref="UsagePoint.ServiceId"/>.</summary>
    public long ServiceId { get; init; }

    /// <summary><see cref="UsagePoint.Interval"/> in seconds.</summary>
    public long Seconds { get; init; }

    /// <summary><see cref="UsagePoint.Time"/> in <see cref="Microseconds"/>.</summary>
    public long Time { get; init; }

    /// <summary><see cref="UsagePoint.Millicores"/>.</summary>
    public long Millicores { get; init; }

    /// <summary><see cref="UsagePoint.MaxMillicores"/>.</summary>
    public long MaxMillicores { get; init; }

    /// <summary><see cref="UsagePoint.MemoryBytes"/>.</summary>
    public long Memory { get; init; }

    /// <summary><see cref="UsagePoint.MaxMemoryBytes"/>.</summary>
    public long MaxMemory { get; init; }

    /// <summary>The record of a point.</summary>
    public static UsageRecord Of(UsagePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new()
        {
            ServiceId = point.ServiceId,
            Seconds = (long)point.Interval.TotalSeconds,
            Time = Microseconds.Of(point.Time),
            Millicores = point.Millicores,
            MaxMillicores = point.MaxMillicores,
            Memory = point.MemoryBytes,
            MaxMemory = point.MaxMemoryBytes,
        };
    }

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static UsageRecord Read(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            ServiceId = row.GetInt64(0),
            Seconds = row.GetInt64(1),
            Time = row.GetInt64(2),
            Millicores = row.GetInt64(3),
            MaxMillicores = row.GetInt64(4),
            Memory = row.GetInt64(5),
            MaxMemory = row.GetInt64(6),
        };
    }

    /// <summary>The point.</summary>
    public UsagePoint ToPoint() => new()
    {
        ServiceId = ServiceId,
        Time = Microseconds.ToTime(Time),
        Interval = TimeSpan.FromSeconds(Seconds),
        Millicores = (int)Millicores,
        MaxMillicores = (int)MaxMillicores,
        MemoryBytes = Memory,
        MaxMemoryBytes = MaxMemory,
    };
}
