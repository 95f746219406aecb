using System.Data.Common;

namespace Zoe.Hosting.Store.Records;

/// <summary>An entry of a history as flat values, as stores and exports keep it.</summary>
public sealed record EventRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns => "execution_id, slot, sequence, time, service, from_status, to_status, reason, actor";

    /// <summary><see cref="ExecutionEvent.ExecutionId"/>.</summary>
    public long ExecutionId { get; init; }

    /// <summary><see cref="ExecutionEvent.Slot"/>; with the execution the key of the record.</summary>
    public int Slot { get; init; }

    /// <summary><see cref="ExecutionEvent.Sequence"/>.</summary>
    public int Sequence { get; init; }

    /// <summary><see cref="ExecutionEvent.Time"/> in <see cref="Microseconds"/>.</summary>
    public long Time { get; init; }

    /// <summary><see cref="ExecutionEvent.Service"/>.</summary>
    public string? Service { get; init; }

    /// <summary><see cref="ExecutionEvent.From"/>.</summary>
    public string? FromStatus { get; init; }

    /// <summary><see cref="ExecutionEvent.To"/>.</summary>
    public string ToStatus { get; init; } = "";

    /// <summary><see cref="ExecutionEvent.Reason"/>.</summary>
    public string? Reason { get; init; }

    /// <summary><see cref="ExecutionEvent.By"/>.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The record of an entry.</summary>
    public static EventRecord Of(ExecutionEvent entry) => new()
    {
        ExecutionId = entry.ExecutionId,
        Slot = entry.Slot,
        Sequence = entry.Sequence,
        Time = Microseconds.Of(entry.Time),
        Service = entry.Service,
        FromStatus = entry.From,
        ToStatus = entry.To,
        Reason = entry.Reason,
        Actor = entry.By,
    };

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static EventRecord Read(DbDataReader row) => new()
    {
        ExecutionId = row.GetInt64(0),
        Slot = row.GetInt32(1),
        Sequence = row.GetInt32(2),
        Time = row.GetInt64(3),
        Service = row.TextOrNull(4),
        FromStatus = row.TextOrNull(5),
        ToStatus = row.GetString(6),
        Reason = row.TextOrNull(7),
        Actor = row.GetString(8),
    };

    /// <summary>The entry.</summary>
    public ExecutionEvent ToEvent() => new()
    {
        ExecutionId = ExecutionId,
        Sequence = Sequence,
        Time = Microseconds.ToTime(Time),
        Service = Service,
        From = FromStatus,
        To = ToStatus,
        Reason = Reason,
        By = Actor,
    };
}
