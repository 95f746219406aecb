namespace Zoe.Backends.Docker;

/// <summary>How a container joins a network.</summary>
internal sealed record EndpointRequest(string[] Aliases);
