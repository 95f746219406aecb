using Zoe.Backends;

namespace Zoe.Hosting.Tests.Support;

/// <summary>Base class of decorators of a backend.</summary>
internal abstract class InnerBackend(IBackend inner) : IBackend
{
    public string Name => inner.Name;

    public virtual Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken) =>
        inner.StartAsync(spec, node, cancellationToken);

    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken) =>
        inner.DescribeNodesAsync(cancellationToken);

    public virtual Task<ServiceListing> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken) =>
        inner.StopAsync(key, node, grace, cancellationToken);

    public virtual IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) => inner.WatchAsync(cancellationToken);

    public virtual IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        inner.ReadLogsAsync(key, node, follow, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
