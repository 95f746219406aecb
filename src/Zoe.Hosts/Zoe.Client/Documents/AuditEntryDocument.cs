using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditEntryDocument
{
    /// <summary>Increases with each entry.</summary>
    public required long Id { get; init; }

    /// <summary>When it was done.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public required DateTimeOffset? Time { get; init; }

    /// <summary>The user, <c>system</c> for the server, or <c>unknown</c>.</summary>
    public required string User { get; init; }

    /// <summary>Address of the client; null for what the server did itself.</summary>
    public string? Source { get; init; }

    /// <summary>What was done, for example <c>execution.submit</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, for example <c>execution 5</c>.</summary>
    public string? Target { get; init; }

    /// <summary><c>ok</c>, <c>refused</c> or <c>failed</c>.</summary>
    public required string Result { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public string? Detail { get; init; }
}
