using Zoe.AspNetCore.Proxies;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore;

/// <summary>Settings of the REST API, the login and the links.</summary>
public sealed class ZoeApiOptions
{
    /// <summary>
    /// The public address of this application; null when it equals the address of requests. Pages of this origin may
    /// send changes even when a reverse proxy hides it.
    /// </summary>
    public PublicAddress? PublicAddress { get; set; }

    /// <summary>
    /// Idle timeout of requests and WebSockets through a link, and timeout for the start of a service's response; more
    /// than 0. Event streams and WebSockets usually send keep-alives at least once a minute.
    /// </summary>
    public TimeSpan LinkActivityTimeout { get; set; } = TimeSpan.FromMinutes(10);
}
