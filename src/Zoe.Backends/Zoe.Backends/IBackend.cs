namespace Zoe.Backends;

/// <summary>
/// What runs services: Docker Engines, local processes, a cluster in memory. A backend keeps no decisions of its own:
/// it does what it is told, tells what it sees, and marks everything it starts so that it finds it again after a
/// restart. All members may be called concurrently. Failures surface as <see cref="BackendException"/>.
/// </summary>
public interface IBackend : IAsyncDisposable
{
    /// <summary>The configuration key of this kind of backend, for example <c>DockerEngine</c>.</summary>
    string Name { get; }

    /// <summary>How many file descriptors of this process following the output of one service takes.</summary>
    int DescriptorsPerFollower => 1;

    /// <summary>How the connection to the backend's control plane is now; always good where there is none.</summary>
    BackendHealth Health => BackendHealth.Good;

    /// <summary>All configured nodes with what they offer, unreachable ones included as offline.</summary>
    Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Everything this deployment has on the nodes, ended services included until they are removed. Nodes that could
    /// not be asked are named in the result, so that "not there" and "not known" stay apart.
    /// </summary>
    Task<ServiceListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Starts a service on a node. Repeating a start with the same <see cref="ServiceKey"/> returns the service
    /// that the first one made, even when it has ended; an older attempt of the same service found on that node is
    /// replaced, and with a newer one there the start is <see cref="BackendFailure.Rejected"/>.
    /// A cancelled start leaves nothing, or a service that is listed: it can be started again or stopped.
    /// </summary>
    Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken);

    /// <summary>
    /// Stops a service, by force when it has not ended within <paramref name="grace"/>, and removes what is left of
    /// it. Stopping one that is gone succeeds.
    /// </summary>
    Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>
    /// What happens on the nodes from now on. Events are hints: <see cref="EventsLost"/> tells of each node when its
    /// stream stands, at the beginning and again after an interruption; what was before is found only by
    /// <see cref="ListAsync"/>, and from there on nothing is missed. Ends only by cancellation.
    /// </summary>
    IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The output of a service from its beginning, standard output and error interleaved as they arrived. With
    /// <paramref name="follow"/> it continues until the service has ended, and then ends by itself. The memory of a
    /// chunk is valid only until the next one is asked for.
    /// </summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken);

    /// <summary>The name under which other services of the same execution reach the one with this host name.</summary>
    string GetDnsName(string hostName) => hostName;

    /// <summary>
    /// What <c>ZOE_WORKSPACE</c> is inside a service whose workspace lies at <paramref name="hostPath"/>.
    /// </summary>
    string GetWorkspacePath(string hostPath) => ServiceSpec.WorkspaceMountPath;
}
