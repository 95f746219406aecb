namespace Zoe.Backends;

/// <summary>
/// Runs services: on Docker Engines, as local processes, on a cluster in memory. A backend makes no decisions: it executes
/// requests, reports what it observes, and marks everything it starts so that it finds it again after a restart. All
/// members may be called concurrently. Failures are thrown as <see cref="BackendException"/>.
/// </summary>
public interface IBackend : IAsyncDisposable
{
    /// <summary>The configuration key of this kind of backend, for example <c>DockerEngine</c>.</summary>
    string Name { get; }

    /// <summary>How many file descriptors of this process it takes to follow the output of one service.</summary>
    int DescriptorsPerFollower => 1;

    /// <summary>State of the connection to the control plane; always good where there is none.</summary>
    BackendHealth Health => BackendHealth.Good;

    /// <summary>All configured nodes with what they offer, unreachable ones included as offline.</summary>
    Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// All services of this deployment on the nodes, ended ones included until they are removed. The result names the nodes
    /// that could not be listed, whose services are unknown and not gone.
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
    /// Changes on the nodes from now on. <see cref="EventStreamReconnected"/> says of each node when its stream is connected, at first
    /// and again after an interruption: changes before it are found only by <see cref="ListAsync"/>, later ones are not
    /// missed. Ends only by cancellation.
    /// </summary>
    IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The output of a service from its beginning, standard output and error interleaved as they arrived. With
    /// <paramref name="follow"/> it continues until the service has ended, and then ends by itself. The memory of a
    /// chunk is valid only until the next one is requested.
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
