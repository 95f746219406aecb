namespace Zoe.Web;

/// <summary>Limits of links.</summary>
internal sealed record LinkOptions
{
    /// <summary>
    /// How long a request or WebSocket may be open without a byte in either direction, and how long a service may take to
    /// begin its answer. Event streams and WebSockets mostly send something at least once a minute, because proxies on
    /// the way cut them otherwise.
    /// </summary>
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
