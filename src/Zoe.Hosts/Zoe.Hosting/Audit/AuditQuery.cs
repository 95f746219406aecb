namespace Zoe.Hosting.Audit;

/// <summary>Selects entries; null selects all. The newest are returned first.</summary>
public sealed record AuditQuery
{
    /// <summary>Only of this user.</summary>
    public string? Actor { get; init; }

    /// <summary>Only of this action.</summary>
    public string? Action { get; init; }

    /// <summary>Only of this target.</summary>
    public string? Target { get; init; }

    /// <summary>Only with this result.</summary>
    public AuditResult? Result { get; init; }

    /// <summary>Only from this time on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only entries before this one, for the next page.</summary>
    public long? BeforeId { get; init; }

    /// <summary>Maximum number of entries.</summary>
    public int Limit { get; init; } = 100;
}
