namespace Zoe.Backends.Docker;

/// <summary>Where a port is published, or to be published; an empty number lets the engine choose.</summary>
internal sealed record PortBinding(string? HostIp, string? HostPort);
