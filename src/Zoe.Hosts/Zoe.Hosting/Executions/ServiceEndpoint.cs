namespace Zoe.Hosting;

/// <summary>A link to a port of a running service.</summary>
/// <param name="Name">What the ZApp calls it.</param>
/// <param name="Url">Where it is.</param>
public sealed record ServiceEndpoint(string Name, string Url);
