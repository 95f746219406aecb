using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Configuration;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Nodes;
using Zoe.Backends.Docker.Watching;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker;

/// <summary>
/// Runs services as containers on Docker Engines. Each engine is a node; one that does not answer never holds up the
/// others. Images have to be on the node unless <see cref="DockerBackendOptions.PullMissingImages"/> is set.
/// </summary>
public sealed class DockerBackend : IResizableBackend, IUsageBackend, IFileReceivingBackend, IResumableOutputBackend, IGelfBackend
{
    private const int EventsAhead = 1024;

    private readonly DockerBackendOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<DockerBackend> _logger;
    private readonly NodeSet _nodes;
    private readonly BackendEventFanOut _notices = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reloading;

    /// <summary>Prepares the driver; no engine is asked yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message lists all that is wrong.</exception>
    public DockerBackend(DockerBackendOptions options, TimeProvider time, ILogger<DockerBackend> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.FindProblems();
        if (!problems.IsEmpty) throw new ArgumentException(string.Join("; ", problems), nameof(options));
        _options = options;
        _time = time;
        _logger = logger;
        _nodes = new NodeSet(options.Engines, CreateNode, logger);
        _reloading = options.ReadEngines is { } read ? ReloadAsync(read) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public string Name => "DockerEngine";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_nodes.Current.Nodes.Select(node => node.Description.ReadAsync(cancellationToken)));

    /// <inheritdoc/>
    public async Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        var listings = await Task.WhenAll(_nodes.Current.Nodes.Select(async node =>
            (node.Name, Services: await node.ListAsync(cancellationToken))));
        return new ServiceListing(
            [.. listings.SelectMany(one => one.Services ?? [])],
            [.. listings.Where(one => one.Services is null).Select(one => one.Name)]);
    }

    /// <inheritdoc/>
    public Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Find(node).StartAsync(spec, openTar: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObservedService> StartAsync(
        ServiceSpec spec, string node, Func<CancellationToken, Task<Stream>> openTar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(openTar);
        return Find(node).StartAsync(spec, openTar, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken) =>
        Find(node).StopAsync(key, grace, cancellationToken);

    /// <inheritdoc/>
    public Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millicores);
        return Find(node).ResizeAsync(key, millicores, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UsageSample>> ReadUsageAsync(string node, CancellationToken cancellationToken) =>
        Find(node).ReadUsageAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BackendEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Bounded, so that a watcher that stops reading holds up its own streams and not the memory.
        var events = Channel.CreateBounded<BackendEvent>(EventsAhead);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new BackendWatch(_nodes, _notices, _options.DeploymentName, _time, _logger);
        var running = watch.RunAsync(events.Writer, watching.Token);
        try
        {
            await foreach (var occurred in events.Reader.ReadAllAsync(cancellationToken)) yield return occurred;
        }
        finally
        {
            await watching.CancelAsync();
            await running;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        ReadOutputAsync(key, node, after: null, follow, cancellationToken).WithMarkedGaps(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<OutputPiece> ReadOutputAsync(
        ServiceKey key, string node, string? after, bool follow, CancellationToken cancellationToken) =>
        Find(node).ReadOutputAsync(key, after, follow, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _reloading;
        _nodes.Dispose();
        _closing.Dispose();
    }

    private async Task ReloadAsync(Func<ImmutableArray<DockerEngineOptions>> read)
    {
        try
        {
            await new DockerConfReload(read, _time, _logger).RunAsync(_options.Engines, _nodes.ApplyAsync, _closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The driver is being closed.
        }
    }

    private DockerNode Find(string node) =>
        _nodes.Current.Nodes.FirstOrDefault(one => string.Equals(one.Name, node, StringComparison.Ordinal))
        ?? throw new BackendException(
            BackendFailure.NotFound,
            $"There is no node '{node}'; the configured ones are {string.Join(", ", _nodes.Current.Nodes.Select(one => one.Name))}");

    private DockerNode CreateNode(DockerEngineOptions engine)
    {
        _ = EngineAddress.TryParse(engine.Address, engine.Tls is not null, out var address);
        var external = engine.ExternalAddress is { Length: > 0 } configured ? configured
            : address!.SocketPath is null ? address.Host : "127.0.0.1";
        var api = new DockerNetEngine(address!, engine.Tls, _time, ApiVersion.Newest);
        return new DockerNode(engine, _options, api, external, _notices, _time, _logger);
    }
}
