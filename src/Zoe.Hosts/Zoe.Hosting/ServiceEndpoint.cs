namespace Zoe.Hosting;

/// <summary>A link to a port of a running service.</summary>
/// <param name="Name">What the ZApp calls it.</param>
/// <param name="Url">Where it is.</param>
/// <param name="ProxyPath">Path on the host that leads there too, without any path base of a proxy before it; null when it passes nothing on to this port.</param>
public sealed record ServiceEndpoint(string Name, string Url, string? ProxyPath = null);
