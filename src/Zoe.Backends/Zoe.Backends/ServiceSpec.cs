using System.Collections.Immutable;

namespace Zoe.Backends;

/// <summary>What a backend needs to start a service. Placeholders are replaced already.</summary>
public sealed record ServiceSpec
{
    /// <summary>Where containers find the user's workspace.</summary>
    public const string WorkspaceMountPath = "/mnt/workspace";

    /// <summary>Which run of which service this is.</summary>
    public required ServiceKey Key { get; init; }

    /// <summary>The epoch of the engine that starts it; stored with the service.</summary>
    public long Epoch { get; init; }

    /// <summary>Container, host and DNS name: <c>&lt;service&gt;&lt;n&gt;-&lt;execution id&gt;-&lt;deployment&gt;</c>.</summary>
    public required string HostName { get; init; }

    /// <summary>The image, with tag or digest. Ignored by backends without images.</summary>
    public required string Image { get; init; }

    /// <summary>The command line, split as a shell would; null runs the image's own command.</summary>
    public string? Command { get; init; }

    /// <summary>Working directory of the command; null leaves it to the image.</summary>
    public string? WorkDir { get; init; }

    /// <summary>The user that the command runs as; null leaves it to the image, or to the user that the backend runs as.</summary>
    public ServiceUser? User { get; init; }

    /// <summary>Environment variables; a later one of the same name wins.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Labels to mark the service with, beside those the backend needs itself.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Host path of the workspace, mounted read-write at <see cref="WorkspaceMountPath"/>; null for none.</summary>
    public string? Workspace { get; init; }

    /// <summary>Further host folders to mount.</summary>
    public ImmutableArray<ServiceMount> Mounts { get; init; } = [];

    /// <summary>
    /// Ports to publish on the node under a number that the backend chooses. The service finds the number to listen on
    /// in <c>ZOE_PORT_&lt;number&gt;</c>: the same one in a container, another where all services share one network.
    /// </summary>
    public ImmutableArray<ServicePort> Ports { get; init; } = [];

    /// <summary>
    /// Those of <see cref="Ports"/> that users reach only through links of the host: a backend publishes them on an address
    /// that the host reaches and, if it can, no other machine.
    /// </summary>
    public ImmutableArray<ServicePort> HostPorts { get; init; } = [];

    /// <summary>Cores the service may use, in thousandths; null for no limit.</summary>
    public int? Millicores { get; init; }

    /// <summary>
    /// Cores that the service gets when the node's cores are contended, in thousandths. At most
    /// <see cref="Millicores"/>; null for all of them.
    /// </summary>
    public int? SoftMillicores { get; init; }

    /// <summary>Memory above which the service is killed, in bytes; null for no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>
    /// Memory that the service keeps when the node runs short, in bytes: memory above it is reclaimed first. At most
    /// <see cref="MemoryBytes"/>; null for none.
    /// </summary>
    public long? SoftMemoryBytes { get; init; }

    /// <summary>Size of <c>/dev/shm</c> in bytes; null leaves the backend's default.</summary>
    public long? ShmBytes { get; init; }

    /// <summary>The network to join; null for the backend's configured one.</summary>
    public string? Network { get; init; }

    /// <summary>
    /// Where the backend shall also send the output as GELF messages that carry all <see cref="Labels"/>, for example
    /// <c>udp://192.0.2.1:7896</c>; null for nowhere. Only an <see cref="IGelfBackend"/> does; others ignore it.
    /// </summary>
    public string? GelfAddress { get; init; }
}
