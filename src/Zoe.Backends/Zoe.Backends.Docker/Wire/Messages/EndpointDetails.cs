namespace Zoe.Backends.Docker;

/// <summary>A container's place in a network.</summary>
internal sealed record EndpointDetails(string? IPAddress);
