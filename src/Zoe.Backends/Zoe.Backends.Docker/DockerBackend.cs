using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

/// <summary>
/// Runs services as containers on Docker Engines. Each engine is a node; one that does not answer never holds up the
/// others. Images are not pulled: they have to be on the node.
/// </summary>
public sealed class DockerBackend : IResizableBackend
{
    private const int EventsAhead = 1024;

    private readonly DockerBackendOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<DockerBackend> _logger;
    private readonly FrozenDictionary<string, DockerNode> _nodes;

    /// <summary>Prepares the driver; no engine is asked yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message tells all that is wrong.</exception>
    public DockerBackend(DockerBackendOptions options, TimeProvider time, ILogger<DockerBackend> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.FindProblems();
        if (!problems.IsEmpty) throw new ArgumentException(string.Join("; ", problems), nameof(options));
        _options = options;
        _time = time;
        _logger = logger;
        _nodes = options.Engines.Select(CreateNode).ToFrozenDictionary(node => node.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => "DockerEngine";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_options.Engines.Select(
            engine => _nodes[engine.Name].Description.ReadAsync(cancellationToken)));

    /// <inheritdoc/>
    public async Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        var listings = await Task.WhenAll(_nodes.Values.Select(async node =>
            (node.Name, Services: await node.ListAsync(cancellationToken))));
        return new ServiceListing(
            [.. listings.SelectMany(one => one.Services ?? [])],
            [.. listings.Where(one => one.Services is null).Select(one => one.Name)]);
    }

    /// <inheritdoc/>
    public Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Find(node).StartAsync(spec, cancellationToken);
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
    public async IAsyncEnumerable<BackendEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Bounded, so that a watcher that stops reading holds up its own streams and not the memory.
        var events = Channel.CreateBounded<BackendEvent>(EventsAhead);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watches = Task.WhenAll(_nodes.Values.Select(node => WatchAsync(node, events.Writer, watching.Token)));
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken)) yield return happened;
        }
        finally
        {
            await watching.CancelAsync();
            await watches;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        Find(node).ReadLogsAsync(key, follow, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values) node.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WatchAsync(
        DockerNode node, ChannelWriter<BackendEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await new NodeWatch(node, _options.DeploymentName, _time, _logger).RunAsync(events, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher left.
        }
        catch (Exception bug)
        {
            events.TryComplete(bug);
        }
    }

    private DockerNode Find(string node) =>
        _nodes.GetValueOrDefault(node)
        ?? throw new BackendException(
            BackendFailure.NotFound,
            $"There is no node '{node}'; the configured ones are {string.Join(", ", _options.Engines.Select(one => one.Name))}");

    private DockerNode CreateNode(DockerEngineOptions engine)
    {
        _ = EngineAddress.TryParse(engine.Address, engine.Tls is not null, out var address);
        var external = engine.ExternalAddress is { Length: > 0 } configured ? configured
            : address!.SocketPath is null ? address.Host : "127.0.0.1";
        return new DockerNode(
            engine, _options, new HttpDockerEngine(address!, engine.Tls, _time), external, _time, _logger);
    }
}
