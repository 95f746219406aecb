using System.Collections.Immutable;
using Zoe.Backends.Docker.Configuration;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker;

/// <summary>Which engines to use, and how services run on them.</summary>
public sealed record DockerBackendOptions
{
    /// <summary>The engines; their names differ.</summary>
    public required ImmutableArray<DockerEngineOptions> Engines { get; init; }

    /// <summary>
    /// Reads the list of engines again, called every 2 seconds: engines come, get other labels, and go, those with
    /// services only when the services have ended. While it throws <see cref="DockerConfException"/> or
    /// <see cref="IOException"/>, what was known stays in force. Null for a fixed list.
    /// </summary>
    public Func<ImmutableArray<DockerEngineOptions>>? ReadEngines { get; init; }

    /// <summary>
    /// Marks what belongs to this deployment; nothing else is ever touched. <c>UseDocker</c> takes it from Zoe's options.
    /// </summary>
    public string DeploymentName { get; init; } = "";

    /// <summary>The network of services that ask for no other one.</summary>
    public string NetworkName { get; init; } = "zoe";

    /// <summary>Makes a network that is missing on an engine, local to it; false refuses the service instead.</summary>
    public bool CreateMissingNetworks { get; init; } = true;

    /// <summary>
    /// Networks known to reach all engines, beside those of which the engines say so themselves. They must exist under
    /// this name on each engine.
    /// </summary>
    public ImmutableArray<string> SpanningNetworks { get; init; } = [];

    /// <summary>
    /// Publishes <see cref="ServiceSpec.HostPorts"/> on all addresses of the node, like other ports. False publishes them
    /// on the loopback address where the engine is reached by a Unix socket, else on the address of the engine.
    /// </summary>
    public bool OpenProxiedPorts { get; init; }

    /// <summary>How the cores of a service limit its container.</summary>
    public DockerCoreLimit CoreLimit { get; init; }

    /// <summary>
    /// Lets an engine get an image that it lacks from the image's registry, while the start of the service waits.
    /// Nodes then list no images, since every node can get every image. False refuses the service instead.
    /// </summary>
    public bool PullMissingImages { get; init; }

    /// <summary>Logins for the registries that ask for one; called for each pull, so that they may change.</summary>
    /// <remarks>See <see cref="DockerRegistryLoginFile"/>, whose exceptions fail only that pull.</remarks>
    public Func<ImmutableArray<DockerRegistryLogin>> ReadRegistryLogins { get; init; } = () => [];

    /// <summary>
    /// Runs the engine's small init as process 1 of each container, so that signals end its command and orphans are
    /// reaped. False for images that bring an init which must be process 1, or engines without <c>docker-init</c>.
    /// </summary>
    public bool UseInit { get; init; } = true;

    /// <summary>All that is wrong with these options, each as a sentence; empty when they can be used.</summary>
    public ImmutableArray<string> FindProblems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (string.IsNullOrWhiteSpace(DeploymentName)) problems.Add("The deployment name is empty");
        if (string.IsNullOrWhiteSpace(NetworkName)) problems.Add("The network name is empty");
        if (Engines.IsDefaultOrEmpty)
        {
            problems.Add("No Docker Engine is configured");
            return problems.ToImmutable();
        }

        foreach (var engine in Engines)
        {
            if (string.IsNullOrWhiteSpace(engine.Name)) problems.Add("A Docker Engine has no name");
            if (!EngineAddress.TryParse(engine.Address, engine.Tls is not null, out _))
            {
                problems.Add(
                    $"Address '{engine.Address}' of engine '{engine.Name}' is wrong: use {EngineAddress.Forms}");
            }
        }

        foreach (var same in Engines.GroupBy(engine => engine.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            problems.Add($"The engine name '{same.Key}' is used {same.Count()} times");
        return problems.ToImmutable();
    }
}
