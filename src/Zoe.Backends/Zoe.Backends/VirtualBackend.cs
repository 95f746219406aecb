using System.Runtime.CompilerServices;
using Zoe.Backends.Drivers;

namespace Zoe.Backends;

/// <summary>
/// Runs services on a <see cref="VirtualCluster"/>, for tests, simulation and trying Zoe without machines. The command
/// <c>run &lt;seconds&gt; [exit &lt;code&gt;] [print &lt;text&gt;]</c> runs for that long, writes the text when it
/// starts and ends with the code; any other command, or none, runs until it is stopped and writes nothing before that.
/// </summary>
public sealed class VirtualBackend : IBackend
{
    /// <summary>The configuration key of this kind of backend.</summary>
    public const string BackendName = "Virtual";

    private readonly VirtualCluster _cluster;
    private readonly BackendEventFanOut _events = new();

    /// <summary>Serves one deployment on a cluster that others may share.</summary>
    public VirtualBackend(VirtualCluster cluster, string deploymentName)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentException.ThrowIfNullOrEmpty(deploymentName);
        _cluster = cluster;
        DeploymentName = deploymentName;
        _cluster.Attach(this);
    }

    /// <inheritdoc/>
    public string Name => BackendName;

    /// <inheritdoc/>
    public int DescriptorsPerFollower => 0;

    internal string DeploymentName { get; }

    /// <inheritdoc/>
    public BackendHealth Health => BackendHealth.Good with { Problem = _cluster.ControlPlaneProblem };

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<BackendNode>>(_cluster.DescribeNodes());
    }

    /// <inheritdoc/>
    public Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_cluster.List(DeploymentName));
    }

    /// <inheritdoc/>
    public async Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        return _cluster.Start(DeploymentName, spec, node);
    }

    /// <summary>Ends the service at once, with exit code 143, and removes it: virtual services do not ignore SIGTERM.</summary>
    /// <inheritdoc/>
    public async Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask;
        _cluster.Stop(DeploymentName, key, node);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) =>
        _events.WatchAsync(ReportConnected(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var service = _cluster.Find(DeploymentName, key, node);
        if (service.FirstOutput.Length > 0) yield return service.FirstOutput;
        if (follow) await service.Ended.WaitAsync(cancellationToken);
        if (service.LastOutput.Length > 0) yield return service.LastOutput;
    }

    /// <summary>Stops watching the cluster; its services go on running.</summary>
    public ValueTask DisposeAsync()
    {
        _cluster.Detach(this);
        return ValueTask.CompletedTask;
    }

    internal void Report(BackendEvent occurred) => _events.Publish(occurred);

    // Enumerated after the watcher is registered, so that no node returns unnoticed in between.
    private IEnumerable<EventStreamReconnected> ReportConnected()
    {
        foreach (var node in _cluster.DescribeNodes())
            if (node.Online)
                yield return new EventStreamReconnected(node.Name);
    }
}
