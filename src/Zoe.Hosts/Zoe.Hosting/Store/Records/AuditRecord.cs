using System.Data.Common;
using Zoe.Hosting.Audit;

namespace Zoe.Hosting.Store.Records;

/// <summary>An <see cref="AuditEntry"/> as flat values, as stores and exports keep it.</summary>
public sealed record AuditRecord
{
    /// <summary>Names of the columns that <see cref="Read"/> reads, in its order, for a SELECT.</summary>
    public static string Columns => "id, time, actor, source, action, target, result, detail";

    /// <summary><see cref="AuditEntry.Id"/>.</summary>
    public long Id { get; init; }

    /// <summary><see cref="AuditEntry.Time"/> in <see cref="Microseconds"/>.</summary>
    public long Time { get; init; }

    /// <summary><see cref="AuditEntry.Actor"/>.</summary>
    public string Actor { get; init; } = "";

    /// <summary><see cref="AuditEntry.Source"/>.</summary>
    public string? Source { get; init; }

    /// <summary><see cref="AuditEntry.Action"/>.</summary>
    public string Action { get; init; } = "";

    /// <summary><see cref="AuditEntry.Target"/>.</summary>
    public string? Target { get; init; }

    /// <summary>Name of the result, in lower case.</summary>
    public string Result { get; init; } = "";

    /// <summary><see cref="AuditEntry.Detail"/>.</summary>
    public string? Detail { get; init; }

    /// <summary>The record of an entry.</summary>
    public static AuditRecord Of(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            Id = entry.Id,
            Time = Microseconds.Of(entry.Time),
            Actor = entry.Actor,
            Source = entry.Source,
            Action = entry.Action,
            Target = entry.Target,
            Result = NameOf(entry.Result),
            Detail = entry.Detail,
        };
    }

    /// <summary>The name of a result in records.</summary>
    public static string NameOf(AuditResult result) => result.ToString().ToLowerInvariant();

    /// <summary>Reads the current row, with the columns of <see cref="Columns"/>.</summary>
    public static AuditRecord Read(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            Id = row.GetInt64(0),
            Time = row.GetInt64(1),
            Actor = row.GetString(2),
            Source = row.TextOrNull(3),
            Action = row.GetString(4),
            Target = row.TextOrNull(5),
            Result = row.GetString(6),
            Detail = row.TextOrNull(7),
        };
    }

    /// <summary>The entry.</summary>
    public AuditEntry ToEntry() => new()
    {
        Id = Id,
        Time = Microseconds.ToTime(Time),
        Actor = Actor,
        Source = Source,
        Action = Action,
        Target = Target,
        Result = Enum.Parse<AuditResult>(Result, ignoreCase: true),
        Detail = Detail,
    };
}
