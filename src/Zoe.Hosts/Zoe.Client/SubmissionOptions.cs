namespace Zoe.Client;

/// <summary>Options of a submission; null for the server's defaults.</summary>
public sealed record SubmissionOptions
{
    /// <summary>The server's defaults.</summary>
    public static SubmissionOptions Default { get; } = new();

    /// <summary>Higher ones are ahead in the queue: -100 to 100.</summary>
    public int? Priority { get; init; }

    /// <summary>How long it may run.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How long it is expected to run, for queue orders by duration.</summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>
    /// Unique among the user's submissions; a repeated one creates nothing new. Null for a new one for each call.
    /// </summary>
    public string? IdempotencyKey { get; init; }
}
