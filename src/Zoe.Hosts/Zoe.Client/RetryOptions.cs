namespace Zoe.Client;

/// <summary>
/// When requests are repeated: only those that change nothing, and only after a failed connection or an answer 502, 503
/// or 504. A <c>Retry-After</c> of the server is respected.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>Never repeats.</summary>
    public static RetryOptions None { get; } = new() { Timeout = TimeSpan.Zero };

    /// <summary>How long after the first failure a request is repeated; zero for never.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called before each pause with the number of failures so far and the last one.</summary>
    public Action<int, ZoeApiException>? OnRetry { get; init; }
}
