using System.Collections.Immutable;

namespace Zoe.Backends.Docker;

/// <summary>One Docker Engine, which is one node.</summary>
public sealed record DockerEngineOptions
{
    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it listens: <c>unix:///var/run/docker.sock</c>, <c>tcp://host:port</c> or <c>host:port</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Where users reach published ports; null takes the host of <see cref="Address"/>.</summary>
    public string? ExternalAddress { get; init; }

    /// <summary>Labels beside those the engine has itself; <c>disabled</c> keeps new services away.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>TLS; null for none.</summary>
    public DockerTlsOptions? Tls { get; init; }
}
