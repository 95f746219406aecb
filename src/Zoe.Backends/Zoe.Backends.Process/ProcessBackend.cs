using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Zoe.Backends.Process;

/// <summary>
/// Runs services as processes of this machine (Linux), without isolating them from it or from each other. Each command
/// is run by <c>/bin/sh -c</c> in a session of its own, in <see cref="ServiceSpec.WorkDir"/>, else the workspace, else
/// a folder of its own; images, networks and users play no role. Memory and cores are limited by control groups where the
/// machine allows. It outlives the server, and a new backend over the same state folder, which one server at a time can
/// use, adopts it. A port is told in <c>ZOE_PORT_&lt;number&gt;</c>; a mount at <c>/mnt/data</c> in <c>ZOE_MOUNT_DATA</c>,
/// which holds the host's path and does not keep anyone from writing.
/// </summary>
public sealed partial class ProcessBackend : IResizableBackend
{
    /// <summary>The configuration key of this kind of backend.</summary>
    public const string BackendName = "Process";

    // The process, and for a moment both ends of a pipe and the files that are read to find it.
    private const int DescriptorsPerStart = 5;

    private readonly ProcessBackendOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly DeploymentFolder _state;
    private readonly ProcessIdentity _server;
    private readonly string _bootId;
    private readonly ServiceLimits? _limits;
    private readonly DescriptorPoll _poll;
    private readonly FileChanges _fileChanges;
    private readonly ServiceEnding _ending;
    private readonly PortPool _ports = new();
    private readonly KeyedLocks _slots = new();
    private readonly BackendEventFanOut _events = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly ConcurrentDictionary<(long ServiceId, int Attempt), ProcessService> _services = [];
    private long _starts;

    /// <summary>Prepares the backend; services are found when they are first asked for.</summary>
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
        _options = options;
        _logger = logger ?? NullLogger<ProcessBackend>.Instance;
        _time = time ?? TimeProvider.System;
        _state = new DeploymentFolder(options.StateFolder, options.Deployment);
        _bootId = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        _server = ProcessIdentity.Find(Environment.ProcessId) ?? throw new IOException("/proc cannot be read.");
        _limits = options.LimitServices ? FindLimits() : null;
        _poll = new DescriptorPoll(budget, _time);
        _fileChanges = new FileChanges(_poll);
        _ending = new ServiceEnding(_poll, _time);
    }

    /// <inheritdoc/>
    public string Name => BackendName;

    /// <summary>None: a file is opened when it has grown.</summary>
    public int DescriptorsPerFollower => 0;

    /// <inheritdoc/>
    public Task<IReadOnlyList<BackendNode>> DescribeNodesAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<BackendNode>>(
        [
            new BackendNode
            {
                Name = _options.NodeName,
                Millicores = _options.Millicores ?? Environment.ProcessorCount * 1000,
                MemoryBytes = _options.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
                ExternalAddress = _options.ExternalAddress,
            },
        ]);
    }

    /// <inheritdoc/>
    public async Task<ServiceListing> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await GuardAsync(() => RefreshAsync(cancellationToken));
        return new ServiceListing(
            [.. _services.Values.Select(service => service.Observed).OrderBy(service => service.Key.ServiceId)], []);
    }

    /// <inheritdoc/>
    public async Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        CheckNode(node);
        using var slot = await _slots.EnterAsync(spec.Key.ServiceId, cancellationToken);
        ObservedService? started = null;
        await GuardAsync(async () => started = await StartInSlotAsync(spec, cancellationToken));
        return started!;
    }

    /// <inheritdoc/>
    public async Task StopAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        CheckNode(node);
        using var slot = await _slots.EnterAsync(key.ServiceId, cancellationToken);
        await GuardAsync(async () =>
        {
            if (await FindAsync(key.ServiceId, key.Attempt) is not { } service)
                _state.Of(key.ServiceId, key.Attempt).Delete();
            else if (service.Key == key)
                await RemoveAsync(service, grace, cancellationToken);
        });
    }

    /// <summary>Changes the cores of a service; without control groups nothing is limited, and nothing changes.</summary>
    public async Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millicores);
        CheckNode(node);
        using var slot = await _slots.EnterAsync(key.ServiceId, cancellationToken);
        await GuardAsync(async () =>
        {
            if (await FindAsync(key.ServiceId, key.Attempt) is not { Observed.State: ServiceState.Running } service)
                throw new BackendException(BackendFailure.NotFound, $"Node '{node}' has no {key} that runs.");
            if (!service.Record.Groups.IsEmpty) _limits?.Resize(service.Record.Groups, millicores);
        });
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<BackendEvent> WatchAsync(CancellationToken cancellationToken) =>
        _events.WatchAsync([new EventsLost(_options.NodeName)], cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckNode(node);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        ProcessService? service = null;
        await GuardAsync(async () => service = await FindUnlockedAsync(key, cancellationToken));
        if (service is null)
            throw new BackendException(BackendFailure.NotFound, $"Node '{node}' has no {key}.");
        await foreach (var chunk in ServiceOutput.ReadAsync(service, _fileChanges, follow, _time, leave.Token))
            yield return chunk;
    }

    /// <summary>All services of this machine reach each other here.</summary>
    public string GetDnsName(string hostName) => "127.0.0.1";

    /// <summary>The workspace is where it is: nothing is mounted.</summary>
    public string GetWorkspacePath(string hostPath) => hostPath;

    /// <summary>Stops watching; the services run on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed.IsCancellationRequested) return;
        await _disposed.CancelAsync();
        _poll.Dispose();
        _fileChanges.Dispose();
        foreach (var service in _services.Values) service.Process?.Dispose();
        _state.Dispose();
    }

    private async Task<ObservedService> StartInSlotAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        var key = spec.Key;
        if (await FindAsync(key.ServiceId, key.Attempt) is { } present && present.Key == key) return present.Observed;
        var launch = ServiceLaunch.From(spec);
        foreach (var (serviceId, attempt) in _state.List(key.ServiceId))
        {
            if (await FindAsync(serviceId, attempt) is not { } other) continue;
            if (attempt >= key.Attempt)
                throw new BackendException(
                    BackendFailure.Rejected, $"Node '{_options.NodeName}' already has {other.Key}, which is not older.");
            await RemoveAsync(other, TimeSpan.Zero, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!_poll.Budget.HasRoomFor(DescriptorsPerStart))
            throw new BackendException(
                BackendFailure.Retryable, $"Node '{_options.NodeName}' cannot start more: {_poll.Budget.Describe()}");
        var folder = _state.Of(key.ServiceId, key.Attempt);
        ImmutableArray<PublishedPort> ports =
            [.. spec.Ports.Select(port => new PublishedPort(port, _options.ExternalAddress, _ports.Take(port.Protocol)))];
        ImmutableArray<string> groups = [];
        ProcessHandle? child;
        try
        {
            folder.Delete();
            groups = _limits?.Create($"{key.ServiceId}-{key.Attempt}", spec) ?? [];
            var record = new ServiceRecord
            {
                ExecutionId = key.ExecutionId,
                ServiceId = key.ServiceId,
                Attempt = key.Attempt,
                Epoch = spec.Epoch,
                HostName = spec.HostName,
                BootId = _bootId,
                Start = $"{_server.Pid}-{_server.StartTicks}-{Interlocked.Increment(ref _starts)}",
                Mark = folder.FullPath,
                Ports = ports,
                Groups = groups,
            };
            folder.Create(record);
            child = await ServiceLauncher.LaunchAsync(_poll, folder, launch, record);
        }
        catch
        {
            _ports.Release(ports);
            folder.Delete();
            await ServiceLimits.DeleteAsync(groups, _time);
            throw;
        }

        var service = (await FindAsync(key.ServiceId, key.Attempt, hasJustBegun: true))!;
        // One hold on the process is enough; without that of the service, this one remains to reap it.
        if (service.Process is not null) child?.Dispose();
        return service.Observed;
    }

    private async Task RemoveAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        await _ending.EndAsync(service, grace, cancellationToken);
        await ServiceLimits.DeleteAsync(service.Record.Groups, _time);
        service.Folder.Delete();
        Forget(service);
    }

    private void Forget(ProcessService service)
    {
        if (!_services.TryRemove((service.Key.ServiceId, service.Key.Attempt), out _)) return;
        service.Process?.Dispose();
        _ports.Release(service.Observed.Ports);
        _events.Publish(new ServiceRemoved(service.Key, _options.NodeName));
    }

    private ServiceLimits? FindLimits()
    {
        try
        {
            var place = CgroupPlace.Find(
                File.ReadAllText("/proc/self/cgroup"), File.ReadAllText("/proc/self/mountinfo"), Environment.ProcessId);
            return new ServiceLimits(place, _state.GroupName);
        }
        catch (Exception obstacle) when (obstacle is IOException or UnauthorizedAccessException)
        {
            LogUnlimited(_logger, obstacle.Message);
            return null;
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "Memory and cores of services are not limited: {Obstacle}")]
    private static partial void LogUnlimited(ILogger logger, string obstacle);

    private void CheckNode(string node)
    {
        if (node != _options.NodeName)
            throw new BackendException(
                BackendFailure.NotFound, $"There is no node '{node}'; the only one is '{_options.NodeName}'.");
    }

    // What the file system refuses is told in its own words.
    private async Task GuardAsync(Func<Task> act)
    {
        try
        {
            await _state.OwnAsync(_time);
            await act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"The state of the services cannot be kept: {error.Message}", error);
        }
    }
}
