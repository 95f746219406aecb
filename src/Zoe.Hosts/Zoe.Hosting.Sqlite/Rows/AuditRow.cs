using Zoe.Hosting.Audit;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>A row of the table of audit entries.</summary>
internal sealed record AuditRow
{
    public long Id { get; init; }

    public long Time { get; init; }

    public string Actor { get; init; } = "";

    public string? Source { get; init; }

    public string Action { get; init; } = "";

    public string? Target { get; init; }

    public string Result { get; init; } = "";

    public string? Detail { get; init; }

    public static AuditRow Of(AuditEntry entry) => new()
    {
        Time = Microseconds.Of(entry.Time),
        Actor = entry.Actor,
        Source = entry.Source,
        Action = entry.Action,
        Target = entry.Target,
        Result = NameOf(entry.Result)!,
        Detail = entry.Detail,
    };

    public static string? NameOf(AuditResult? result) => result?.ToString().ToLowerInvariant();

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
