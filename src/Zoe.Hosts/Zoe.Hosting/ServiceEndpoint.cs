namespace Zoe.Hosting;

/// <summary>A link to a port of a running service.</summary>
/// <param name="Name">Its name in the ZApp.</param>
/// <param name="Url">The URL of the port.</param>
/// <param name="ProxyPath">Path on the host that forwards to it, without a path base; null for none.</param>
public sealed record ServiceEndpoint(string Name, string Url, string? ProxyPath = null);
