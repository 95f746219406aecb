namespace Zoe.Hosting;

/// <summary>Which executions to list; null members do not restrict. Bounds of times are inclusive.</summary>
public sealed record ExecutionFilter
{
    /// <summary>Only with this status.</summary>
    public ExecutionStatus? Status { get; init; }

    /// <summary>Only with exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only of this user.</summary>
    public long? UserId { get; init; }

    /// <summary>At most this many: the newest ones, or with <see cref="AfterId"/> alone the oldest ones.</summary>
    public int? Limit { get; init; }

    /// <summary>Only with an id below this one.</summary>
    public long? BeforeId { get; init; }

    /// <summary>Only with an id above this one.</summary>
    public long? AfterId { get; init; }

    /// <summary>Submitted at this time or before.</summary>
    public DateTimeOffset? EarlierThanSubmit { get; init; }

    /// <summary>Started at this time or before.</summary>
    public DateTimeOffset? EarlierThanStart { get; init; }

    /// <summary>Ended at this time or before.</summary>
    public DateTimeOffset? EarlierThanEnd { get; init; }

    /// <summary>Submitted at this time or after.</summary>
    public DateTimeOffset? LaterThanSubmit { get; init; }

    /// <summary>Started at this time or after.</summary>
    public DateTimeOffset? LaterThanStart { get; init; }

    /// <summary>Ended at this time or after.</summary>
    public DateTimeOffset? LaterThanEnd { get; init; }

    /// <summary>True when a limit keeps the oldest ones, for reading forward from an id.</summary>
    public bool IsForward => AfterId is not null && BeforeId is null;
}
