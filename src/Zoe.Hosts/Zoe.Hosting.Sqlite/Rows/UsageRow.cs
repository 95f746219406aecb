using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>A row of the table of usage.</summary>
internal sealed record UsageRow
{
    public long ServiceId { get; init; }

    public long Seconds { get; init; }

    public long Time { get; init; }

    public long Millicores { get; init; }

    public long MaxMillicores { get; init; }

    public long Memory { get; init; }

    public long MaxMemory { get; init; }

    public static UsageRow Of(UsagePoint point) => new()
    {
        ServiceId = point.ServiceId,
        Seconds = (long)point.Interval.TotalSeconds,
        Time = Microseconds.Of(point.Time),
        Millicores = point.Millicores,
        MaxMillicores = point.MaxMillicores,
        Memory = point.MemoryBytes,
        MaxMemory = point.MaxMemoryBytes,
    };

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
