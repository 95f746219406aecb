using Zoe.Client.Http;

namespace Zoe.Client;

/// <summary>Selects entries of the audit log; null selects all.</summary>
public sealed record AuditFilter
{
    /// <summary>Only of this user.</summary>
    public string? User { get; init; }

    /// <summary>Only of this action.</summary>
    public string? Action { get; init; }

    /// <summary>Only of this target, for example <c>execution 5</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Only with this result: <c>ok</c>, <c>refused</c> or <c>failed</c>.</summary>
    public string? Result { get; init; }

    /// <summary>Only from this time on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    internal string ToQueryString(long? before, int limit) => new QueryText()
        .Add("user", User).Add("action", Action).Add("target", Target).Add("result", Result)
        .Add("since", Since).Add("until", Until).Add("before", before).Add("limit", (long?)limit).ToString();
}
