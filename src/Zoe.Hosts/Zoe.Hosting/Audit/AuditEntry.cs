namespace Zoe.Hosting.Audit;

/// <summary>Who did what, when, from where, and with which result.</summary>
public sealed record AuditEntry
{
    /// <summary>Increases with each entry; 0 until it is stored.</summary>
    public long Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The user, <c>system</c> for the server itself, or <c>unknown</c> for a login with an unknown name.</summary>
    public required string Actor { get; init; }

    /// <summary>Address of the client; null for what the server did itself.</summary>
    public string? Source { get; init; }

    /// <summary>One of <see cref="AuditActions"/>, or a name of the host's own.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, such as <c>execution 5</c>; null for nothing in particular.</summary>
    public string? Target { get; init; }

    /// <summary>The result.</summary>
    public required AuditResult Result { get; init; }

    /// <summary>Why it was refused or failed; null for a success.</summary>
    public string? Detail { get; init; }
}
