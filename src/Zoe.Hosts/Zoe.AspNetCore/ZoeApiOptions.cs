using Zoe.AspNetCore.Proxies;

namespace Zoe.AspNetCore;

/// <summary>Settings of the REST API, the login and the links.</summary>
public sealed class ZoeApiOptions
{
    /// <summary>
    /// The address under which users know this application; null when requests show it. Pages of this address may change
    /// things, also where a reverse proxy on the way hides it.
    /// </summary>
    public PublicAddress? PublicAddress { get; set; }

    /// <summary>
    /// How long a request or WebSocket through a link may be open without a byte in either direction, and how long a
    /// service may take to begin its answer; more than 0. Event streams and WebSockets mostly send something at least once
    /// a minute, because proxies on the way cut them otherwise.
    /// </summary>
    public TimeSpan LinkActivityTimeout { get; set; } = TimeSpan.FromMinutes(10);
}
