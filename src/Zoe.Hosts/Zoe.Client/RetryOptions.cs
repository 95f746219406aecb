namespace Zoe.Client;

/// <summary>
/// Retries of requests: only those that change nothing and submissions, which have an idempotency key, and only after a
/// connection failure or status 502, 503 or 504.
/// Respects <c>Retry-After</c>.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>No retries.</summary>
    public static RetryOptions None { get; } = new() { Timeout = TimeSpan.Zero };

    /// <summary>How long after the first failure a request is retried; zero for never.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called before each delay with the number of failures and the last one.</summary>
    public Action<int, ZoeApiException>? OnRetry { get; init; }
}
