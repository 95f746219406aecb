using Zoe.Backends;

namespace Zoe.Packages.Tests.Examples.Drivers;

/// <summary>Runs services where <paramref name="nodes"/> does, with a label on each that names the cost centre.</summary>
internal sealed class MyBackend(IBackend nodes) : IBackend
{
    public string Name => "MyCluster";

    public BackendHealth Health => nodes.Health;

    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken) =>
        nodes.DescribeNodesAsync(cancellationToken);

    public Task<ServiceListing> ListAsync(CancellationToken cancellationToken) => nodes.ListAsync(cancellationToken);

    public Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken) =>
        nodes.StartAsync(spec with { Labels = spec.Labels.SetItem("cost-centre", "analytics") }, node, cancellationToken);

    public Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken) =>
        nodes.StopAsync(key, node, grace, cancellationToken);

    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) =>
        nodes.WatchAsync(cancellationToken);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        nodes.ReadLogsAsync(key, node, follow, cancellationToken);

    public string GetDnsName(string hostName) => nodes.GetDnsName(hostName);

    public string GetWorkspacePath(string hostPath) => nodes.GetWorkspacePath(hostPath);

    public ValueTask DisposeAsync() => nodes.DisposeAsync();
}
