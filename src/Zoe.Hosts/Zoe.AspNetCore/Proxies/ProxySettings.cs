using System.Collections.Immutable;
using System.Net;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore.Proxies;

/// <summary>Reverse proxies in front of this server.</summary>
public sealed record ProxySettings
{
    /// <summary>Their addresses; only their forwarded headers are trusted.</summary>
    public ImmutableArray<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>The public address; null when the proxies send it in headers, or there are none.</summary>
    public PublicAddress? Address { get; init; }
}
