using Zoe.Client.Http;

namespace Zoe.Client;

/// <summary>Filter of a list of executions; null values do not restrict it. Bounds of times are inclusive.</summary>
public sealed record ExecutionQuery
{
    /// <summary>Only with this status.</summary>
    public string? Status { get; init; }

    /// <summary>Only with exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only of this user.</summary>
    public long? UserId { get; init; }

    /// <summary>Only with an id below this one.</summary>
    public long? Before { get; init; }

    /// <summary>Only with an id above this one. Without <see cref="Before"/> the list starts with the oldest.</summary>
    public long? After { get; init; }

    /// <summary>Only submitted at this time or before.</summary>
    public DateTimeOffset? EarlierThanSubmit { get; init; }

    /// <summary>Only started at this time or before.</summary>
    public DateTimeOffset? EarlierThanStart { get; init; }

    /// <summary>Only ended at this time or before.</summary>
    public DateTimeOffset? EarlierThanEnd { get; init; }

    /// <summary>Only submitted at this time or after.</summary>
    public DateTimeOffset? LaterThanSubmit { get; init; }

    /// <summary>Only started at this time or after.</summary>
    public DateTimeOffset? LaterThanStart { get; init; }

    /// <summary>Only ended at this time or after.</summary>
    public DateTimeOffset? LaterThanEnd { get; init; }

    /// <summary>Number of executions per request.</summary>
    public int PageSize { get; init; } = 200;

    internal bool IsOldestFirst => After is not null && Before is null;

    internal string ToQueryString() => new QueryText()
        .Add("status", Status).Add("name", Name).Add("user_id", UserId)
        .Add("limit", PageSize).Add("before", Before).Add("after", After)
        .Add("earlier_than_submit", EarlierThanSubmit).Add("earlier_than_start", EarlierThanStart).Add("earlier_than_end", EarlierThanEnd)
        .Add("later_than_submit", LaterThanSubmit).Add("later_than_start", LaterThanStart).Add("later_than_end", LaterThanEnd)
        .ToString();
}
