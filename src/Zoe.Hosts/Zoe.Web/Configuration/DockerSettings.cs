using System.Collections.Immutable;
using Zoe.Backends.Docker;

namespace Zoe.Web;

/// <summary>What the administrator says of Docker Engines, beside where they are listed.</summary>
internal sealed record DockerSettings
{
    /// <summary>Reads the engines of <c>appsettings.json</c>; null when it lists none.</summary>
    public Func<ImmutableArray<DockerEngineOptions>>? ReadEngines { get; init; }

    public bool PullImages { get; init; }

    /// <summary>Null for no logins.</summary>
    public string? RegistryLoginFile { get; init; }

    public bool CreateNetworks { get; init; } = true;

    public ImmutableArray<string> SpanningNetworks { get; init; } = [];

    /// <summary>Publishes ports with <c>proxy</c> like all others.</summary>
    public bool OpenProxiedPorts { get; init; }

    public DockerCoreLimit CoreLimit { get; init; }
}
