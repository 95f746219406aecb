using System.Collections.Immutable;
using System.Net;

namespace Zoe.AspNetCore.Proxies;

/// <summary>What is known of the reverse proxies before this server.</summary>
public sealed record ProxySettings
{
    /// <summary>Where they are; only they are believed about client, host, scheme and prefix.</summary>
    public ImmutableArray<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>The address that users know; null when the proxies say it in headers, or there are none.</summary>
    public PublicAddress? Address { get; init; }
}
