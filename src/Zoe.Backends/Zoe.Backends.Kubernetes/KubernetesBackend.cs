using System.Runtime.CompilerServices;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Logs;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Usage;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// Runs services as pods of a Kubernetes cluster, 1.24 or later. Each of the cluster's nodes is a node, or the cluster
/// as a whole is the only one, by <see cref="KubernetesBackendOptions.NodeChoice"/>.
/// </summary>
public sealed class KubernetesBackend : IResizableBackend, IResumableOutputBackend, IUsageBackend
{
    /// <summary>The name of the only node when the cluster's own scheduler places services.</summary>
    public const string ClusterNode = "kubernetes";

    private readonly KubernetesBackendOptions _options;
    private readonly KubernetesApi _api;
    private readonly string _scope;
    private readonly ClusterWatch _watch;
    private readonly ServiceStart _start;
    private readonly ServiceStop _stop;
    private readonly ServiceLogs _logs;
    private readonly ServiceResize _resize;
    private readonly NetworkRepair _repair;
    private readonly PodUsage _usage;
    private readonly ILogger _logger;
    private readonly IClusterCredential _credential;
    private readonly TimeProvider _time;
    private bool _isListFailing;
    private bool _isDisposed;

    /// <summary>Prepares the driver; no request is sent yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message has all problems.</exception>
    /// <exception cref="KubeConfigException">The kubeconfig cannot be used.</exception>
    public KubernetesBackend(KubernetesBackendOptions options, TimeProvider time, ILogger<KubernetesBackend> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.FindProblems();
        if (!problems.IsEmpty) throw new ArgumentException(string.Join("; ", problems), nameof(options));
        var connection = Connect(options, time, logger);
        _options = options;
        _logger = logger;
        _scope = options.Namespace ?? connection.Namespace ?? "default";
        _api = new KubernetesApi(connection, time);
        _credential = connection.Credential;
        _time = time;
        _watch = new ClusterWatch(_api, _scope, options, new CredentialReminder(_credential, time, logger), time, logger);
        var slots = new KeyedLocks();
        var owner = new ExecutionOwner(_api, _scope, options.DeploymentName, time);
        var removal = new PodRemoval(_api, _scope, _watch.State, time);
        _stop = new ServiceStop(_api, _scope, options, owner, removal, slots);
        var wait = new StartWait(options, _watch.State, _stop, _api, _scope, time);
        _start = new ServiceStart(_api, _scope, options, _watch.State, owner, removal, wait, slots, logger);
        _logs = new ServiceLogs(_api, _scope, options, _watch.State, time, logger);
        _repair = new NetworkRepair(_api, _scope, options, _watch.State, slots, logger);
        _resize = new ServiceResize(_api, _scope, _watch.State);
        _usage = new PodUsage(_api, _scope, options.DeploymentName, _watch.State, time);
    }

    /// <summary>Checks the settings of the connection without sending a request.</summary>
    /// <exception cref="KubeConfigException">They cannot be used; the message names the problem.</exception>
    public static void CheckConnection(KubernetesBackendOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Connect(options, TimeProvider.System, NullLogger.Instance);
    }

    /// <inheritdoc/>
    public string Name => "Kubernetes";

    /// <inheritdoc/>
    public BackendHealth Health
    {
        get
        {
            var expiry = _credential.FindExpiry();
            return new BackendHealth
            {
                Problem = _watch.State.Problem,
                Warning = expiry?.FindWarning(_time.GetUtcNow()),
                CredentialsExpireAt = expiry?.At,
            };
        }
    }

    /// <inheritdoc/>
    public string GetDnsName(string hostName)
    {
        ArgumentNullException.ThrowIfNull(hostName);
        return ObjectNames.ForPod(hostName);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken)
    {
        await _watch.WaitUntilKnownAsync(cancellationToken);
        return _watch.State.DescribeNodes();
    }

    /// <inheritdoc/>
    public async Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        await _watch.WaitUntilKnownAsync(cancellationToken);
        try
        {
            var services = await _api.ListAsync<V1Service>(_scope, ServiceMetadata.SelectAll(_options.DeploymentName), cancellationToken);
            var pods = await _api.ListAsync<V1Pod>(_scope, ServiceMetadata.SelectPods(_options.DeploymentName), cancellationToken);
            Volatile.Write(ref _isListFailing, false);
            _repair.Check(pods.Items, services.Items.Select(service => service.Metadata.Name!).ToHashSet(StringComparer.Ordinal));
            return Describe(pods.Items, services.Items);
        }
        catch (KubernetesApiException problem)
        {
            // Without an answer nothing is known now. The watch logs it too, once, when it lasts.
            if (!Interlocked.Exchange(ref _isListFailing, true)) WatchLog.NotListed(_logger, problem.Message);
            return new ServiceListing([], [.. _watch.State.DescribeNodes().Select(node => node.Name)]);
        }
    }

    /// <inheritdoc/>
    public async Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        await RequireAsync(node, cancellationToken);
        return await TranslateAsync($"Starting {spec.Key}", () => _start.RunAsync(spec, node, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        await RequireAsync(node, cancellationToken);
        await TranslateAsync($"Stopping {key}", async () =>
        {
            await _stop.RunAsync(key, node, grace, cancellationToken);
            return true;
        });
    }

    /// <inheritdoc/>
    public async Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millicores);
        await RequireAsync(node, cancellationToken);
        await TranslateAsync($"Changing the cores of {key}", async () =>
        {
            await _resize.RunAsync(key, millicores, cancellationToken);
            return true;
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UsageSample>> ReadUsageAsync(string node, CancellationToken cancellationToken)
    {
        await RequireAsync(node, cancellationToken);
        return await TranslateAsync("Reading the usage of pods", () => _usage.ReadAsync(node, cancellationToken));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken)
    {
        _watch.Begin();
        return _watch.State.WatchAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        ReadOutputAsync(key, node, after: null, follow, cancellationToken).WithMarkedGaps(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<OutputPiece> ReadOutputAsync(
        ServiceKey key, string node, string? after, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await RequireAsync(node, cancellationToken);
        await foreach (var piece in _logs.ReadAsync(key, after, follow, cancellationToken)) yield return piece;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _repair.DisposeAsync();
        await _watch.DisposeAsync();
        _usage.Dispose();
        _api.Dispose();
    }

    private static ClusterConnection Connect(KubernetesBackendOptions options, TimeProvider time, ILogger logger) =>
        options.ConfigFile is { } file
            ? KubeConfigFile.Read(file, options.Context, time, logger)
            : InCluster.Read(
                InCluster.AccountFolder,
                Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
                Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"));

    private ServiceListing Describe(IEnumerable<V1Pod> pods, IEnumerable<V1Service> services)
    {
        var published = services.ToDictionary(service => service.Metadata.Name!, StringComparer.Ordinal);
        var lost = _watch.State.DescribeNodes().Where(node => !node.Online).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var observed = pods.Select(Observe).OfType<ObservedService>().Where(service => !lost.Contains(service.Node));
        return new ServiceListing([.. observed], [.. lost]);

        ObservedService? Observe(V1Pod pod) =>
            published.TryGetValue(ObjectNames.ForPorts(pod.Metadata.Name!), out var service)
                ? _watch.State.Observe(pod, service)
                : _watch.State.Observe(pod);
    }

    private async Task RequireAsync(string node, CancellationToken cancellationToken)
    {
        await _watch.WaitUntilKnownAsync(cancellationToken);
        var found = _watch.State.FindNode(node)
            ?? throw new BackendException(
                BackendFailure.NotFound,
                $"There is no node '{node}'; the cluster's are {string.Join(", ", _watch.State.DescribeNodes().Select(one => one.Name))}");
        if (!found.Online)
            throw new BackendException(BackendFailure.Unreachable, $"Node '{node}' cannot be reached: {found.Problem}");
    }

    private static async Task<T> TranslateAsync<T>(string operation, Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (KubernetesApiException problem)
        {
            throw ApiFailure.Translate(problem, operation);
        }
    }
}
