using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Limits;
using Zoe.Backends.Process.Logs;
using Zoe.Backends.Process.Nodes;
using Zoe.Backends.Process.Services;
using Zoe.Backends.Process.State;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process;

/// <summary>
/// Runs services as processes of this machine (Linux), without isolating them from it or from each other. Each command
/// is run by <c>/bin/sh -c</c> in a session of its own, in <see cref="ServiceSpec.WorkDir"/>, else the workspace, else
/// a folder of its own; images, networks and users play no role. Memory and cores are limited by control groups where the
/// machine allows. Services outlive the server; a new backend over the same state folder, which one server at a time can
/// use, adopts them. The environment holds published ports as <c>ZOE_PORT_&lt;number&gt;</c>, and the host's path of a
/// mount at <c>/mnt/data</c> as <c>ZOE_MOUNT_DATA</c>; a read-only mount can be written.
/// </summary>
public sealed class ProcessBackend : IResizableBackend, IUsageBackend
{
    /// <summary>The configuration key of this kind of backend.</summary>
    public const string BackendName = "Process";

    private readonly LocalNode _node;
    private readonly TimeProvider _time;
    private readonly DeploymentFolder _state;
    private readonly StateAccess _access;
    private readonly DescriptorPoll _poll;
    private readonly FileChanges _fileChanges;
    private readonly ServiceTable _services;
    private readonly ServiceAdoption _adoption;
    private readonly ServiceStart _start;
    private readonly ServiceStop _stop;
    private readonly ServiceResize _resize;
    private readonly ServiceUsage _usage;
    private readonly BackendEventFanOut _events = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Prepares the backend; the state folder is not read yet.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message names all that is wrong.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    public ProcessBackend(
        ProcessBackendOptions options, TimeProvider? time = null, ILogger<ProcessBackend>? logger = null)
        : this(options, DescriptorBudget.OfThisProcess, time, logger)
    {
    }

    internal ProcessBackend(
        ProcessBackendOptions options, DescriptorBudget budget, TimeProvider? time = null,
        ILogger<ProcessBackend>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Services as local processes need Linux.");
        var problems = options.FindProblems();
        if (!problems.IsEmpty) throw new ArgumentException(string.Join("; ", problems), nameof(options));
        ILogger log = logger ?? NullLogger<ProcessBackend>.Instance;
        _time = time ?? TimeProvider.System;
        _node = new LocalNode(options);
        _state = new DeploymentFolder(options.StateFolder, options.DeploymentName);
        _access = new StateAccess(_state, _time);
        _poll = new DescriptorPoll(budget, _time);
        _fileChanges = new FileChanges(_poll);
        var server = new ServerProcess();
        var ports = new PortPool();
        var slots = new KeyedLocks();
        var limits = options.LimitServices ? ServiceLimits.TryCreate(_state.GroupName, log) : null;
        var termination = new ServiceTermination(_poll, _time);
        var exit = new ServiceExit(termination, server.BootId, _events, _time, log, _closing.Token);
        _services = new ServiceTable(_node.Name, ports, _events);
        _adoption = new ServiceAdoption(_node.Name, _state, _services, slots, exit, _poll, server.BootId);
        _stop = new ServiceStop(_state, _services, _adoption, termination, slots, _time);
        _usage = new ServiceUsage(_services);
        _resize = new ServiceResize(_node.Name, _adoption, limits, slots);
        var launcher = new ServiceLauncher(options, _state, server, limits, ports, _poll, _time);
        _start = new ServiceStart(_node.Name, _state, _adoption, _stop, launcher, _poll.Budget, slots);
    }

    /// <inheritdoc/>
    public string Name => BackendName;

    /// <summary>None: the file of the output is opened only while there is something to read.</summary>
    public int DescriptorsPerFollower => 0;

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<BackendNode>>([_node.Describe()]);
    }

    /// <inheritdoc/>
    public async Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _access.RunAsync(() => _adoption.RefreshAsync(cancellationToken));
        return new ServiceListing(
            [.. _services.All.Select(service => service.Observed).OrderBy(service => service.Key.ServiceId)], []);
    }

    /// <inheritdoc/>
    public Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        _node.Require(node);
        return _access.RunAsync(() => _start.RunAsync(spec, cancellationToken));
    }

    /// <inheritdoc/>
    public Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        _node.Require(node);
        return _access.RunAsync(() => _stop.RunAsync(key, grace, cancellationToken));
    }

    /// <summary>Changes the cores of a service; without control groups nothing is limited, and nothing changes.</summary>
    public Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millicores);
        _node.Require(node);
        return _access.RunAsync(() => _resize.RunAsync(key, millicores, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UsageSample>> ReadUsageAsync(string node, CancellationToken cancellationToken)
    {
        _node.Require(node);
        return Task.Run(ReadUsage, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) =>
        _events.WatchAsync([new EventStreamReconnected(_node.Name)], cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _node.Require(node);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var service = await _access.RunAsync(() => _adoption.FindAsync(key, cancellationToken))
            ?? throw new BackendException(BackendFailure.NotFound, $"Node '{node}' has no {key}.");
        await foreach (var chunk in ServiceLogs.ReadAsync(service, _fileChanges, follow, _time, linked.Token))
            yield return chunk;
    }

    private IReadOnlyList<UsageSample> ReadUsage()
    {
        try
        {
            return _usage.Read();
        }
        catch (IOException failure)
        {
            throw new BackendException(BackendFailure.Retryable, $"The usage of node '{_node.Name}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>All services of this machine reach each other here.</summary>
    public string GetDnsName(string hostName) => "127.0.0.1";

    /// <summary>The host's path: nothing is mounted.</summary>
    public string GetWorkspacePath(string hostPath) => hostPath;

    /// <summary>Stops watching; the services go on running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        _poll.Dispose();
        _fileChanges.Dispose();
        _services.Dispose();
        _state.Dispose();
    }
}
