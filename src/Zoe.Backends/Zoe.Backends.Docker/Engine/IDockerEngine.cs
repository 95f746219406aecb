using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// The part of the Docker Engine API that the driver uses, on one engine. Every member throws
/// <see cref="DockerEngineException"/> when the engine refuses or does not answer.
/// </summary>
internal interface IDockerEngine : IDisposable
{
    /// <summary>The version of the API in use; null before the first answer.</summary>
    ApiVersion? Version { get; }

    /// <summary>Succeeds when the engine answers at all.</summary>
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>What the machine has, and its clock.</summary>
    Task<SystemInfoResponse> GetInfoAsync(CancellationToken cancellationToken);

    /// <summary>The images present on the engine.</summary>
    Task<IList<ImagesListResponse>> ListImagesAsync(CancellationToken cancellationToken);

    /// <summary>Gets an image, by its full name, from its registry, and reports progress; returns when all of it is there.</summary>
    Task PullImageAsync(
        string image, DockerRegistryLogin? login, IProgress<JSONMessage> progress, CancellationToken cancellationToken);

    /// <summary>Containers in any state that carry all of these labels, each as <c>name=value</c>.</summary>
    Task<IList<ContainerListResponse>> ListContainersAsync(IEnumerable<string> labels, CancellationToken cancellationToken);

    /// <summary>All about one container, named by its identifier or its name.</summary>
    Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Makes a container and returns its identifier; it does not run yet.</summary>
    Task<string> CreateContainerAsync(CreateContainerParameters request, CancellationToken cancellationToken);

    /// <summary>Unpacks a tar archive at the root of a container, which need not run.</summary>
    Task UnpackAsync(string id, Stream tar, CancellationToken cancellationToken);

    /// <summary>Starts a container; does nothing when it already runs.</summary>
    Task StartContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Asks a container to end, kills it after the grace time of at least 1 s, and returns when it has ended.</summary>
    Task StopContainerAsync(string id, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>Kills a container if it runs, and removes it with its anonymous volumes.</summary>
    Task RemoveContainerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes the share of cores of a container while it runs.</summary>
    Task UpdateContainerAsync(string id, CpuLimit cores, CancellationToken cancellationToken);

    /// <summary>What a running container has used; null when it does not run.</summary>
    Task<ContainerUsage?> ReadUsageAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// The output of a container from its beginning, or only its last lines, as the engine frames it and with time
    /// stamps, see <see cref="LogRecordDecoder"/>. The caller disposes the stream.
    /// </summary>
    Task<Stream> OpenLogsAsync(string id, bool follow, int? tail, CancellationToken cancellationToken);

    /// <summary>The networks that exist.</summary>
    Task<IList<NetworkResponse>> ListNetworksAsync(CancellationToken cancellationToken);

    /// <summary>Makes a network with the engine's default driver.</summary>
    Task CreateNetworkAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Events of containers and images since a moment of the engine's clock. Returns when the stream is established,
    /// so that nothing that happens afterwards is missed; the caller disposes the reader.
    /// </summary>
    Task<EngineEventReader> OpenEventsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// What happened to one container between two moments of the engine's clock, as far as the engine still knows; ends
    /// when the second one is past.
    /// </summary>
    IAsyncEnumerable<Message> ReadEventsAsync(
        string container, string[] actions, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);
}
