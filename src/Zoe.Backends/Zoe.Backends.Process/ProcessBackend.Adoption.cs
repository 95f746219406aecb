using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Process;

/// <content>How services are found again that an earlier backend, or another one, started.</content>
public sealed partial class ProcessBackend
{
    private static readonly TimeSpan EndRetryDelay = TimeSpan.FromSeconds(2);

    // A service that another call is just finding again, or starting, is waited for: a list without it would be wrong.
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (serviceId, attempt) in _state.List())
        {
            if (_services.ContainsKey((serviceId, attempt))) continue;
            using var slot = await _slots.EnterAsync(serviceId, cancellationToken);
            // A start that a dead server had only begun leaves a folder without a record.
            if (await FindAsync(serviceId, attempt) is null) _state.Of(serviceId, attempt).Delete();
        }

        foreach (var service in _services.Values)
        {
            if (service.Folder.Exists) continue;
            using var slot = _slots.TryEnter(service.Key.ServiceId);
            if (slot is not null && !service.Folder.Exists) Forget(service);
        }
    }

    private async Task<ProcessService?> FindUnlockedAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        if (!_services.TryGetValue((key.ServiceId, key.Attempt), out var service))
        {
            using var slot = await _slots.EnterAsync(key.ServiceId, cancellationToken);
            service = await FindAsync(key.ServiceId, key.Attempt);
        }

        return service?.Key == key ? service : null;
    }

    // Under the slot's lock: the service that is known, or is there; null when it is not or never began.
    private async Task<ProcessService?> FindAsync(long serviceId, int attempt, bool hasJustBegun = false)
    {
        if (_services.TryGetValue((serviceId, attempt), out var known)) return known;
        var folder = _state.Of(serviceId, attempt);
        if (folder.ReadRecord() is not { } record) return null;
        if (!folder.IsClaimed && folder.TryPrevent())
        {
            // The server died between writing the record and starting the process, which now can never begin.
            folder.Delete();
            return null;
        }

        var service = Adopt(folder, record);
        _ports.Keep(record.Ports);
        _services[(serviceId, attempt)] = service;
        if (hasJustBegun) _events.Publish(new ServiceChanged(service.Observed));
        var end = TellEndAsync(service);
        if (service.Process is null) await end;
        return service;
    }

    private ProcessService Adopt(ServiceFolder folder, ServiceRecord record)
    {
        // When the server died in that very moment, the shell has made its claim and not yet written into it.
        var identity = folder.ReadProcess() ?? MarkedProcesses.FindOldest(_poll, record.Mark);
        var process = identity is { } its && record.BootId == _bootId ? ProcessHandle.Open(_poll, its) : null;
        return new ProcessService(folder, record, process, new ObservedService
        {
            Key = new ServiceKey(record.ExecutionId, record.ServiceId, record.Attempt),
            Node = _options.NodeName,
            BackendId = identity is { } one ? $"{one.Pid}-{one.StartTicks}" : "unknown",
            State = ServiceState.Running,
            Epoch = record.Epoch,
            IpAddress = "127.0.0.1",
            Ports = record.Ports,
        });
    }

    private async Task TellEndAsync(ProcessService service)
    {
        if (service.Process is { } process) await process.Exited;
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                var (exitCode, outOfMemory) = await FindEndAsync(service);
                service.SetEnd(exitCode, outOfMemory);
                break;
            }
            catch (IOException error) when (HostLack.Explains(error))
            {
                // How it ended is written down, and is read when the machine lets us.
                LogEndPending(_logger, service.Key, error.Message);
                await Task.Delay(EndRetryDelay, _time, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or BackendException)
            {
                LogEndUnknown(_logger, service.Key, error);
                service.SetEnd(null, outOfMemory: false);
                break;
            }
        }

        if (service.Observed.State is not ServiceState.Exited) return;
        _events.Publish(new ServiceChanged(service.Observed));
        service.CompleteEnd();
    }

    private async Task<(int? ExitCode, bool OutOfMemory)> FindEndAsync(ProcessService service)
    {
        // As with a container, nothing outlives the main process.
        if (!service.Stopping && service.Record.BootId == _bootId) await _ending.KillRestAsync(service);
        var exitCode = service.Folder.ReadExitCode();
        var outOfMemory = exitCode != 0 && ServiceLimits.HasRunOutOfMemory(service.Record.Groups);
        return (exitCode is null && (service.Killed || outOfMemory) ? 137 : exitCode, outOfMemory);
    }

    [LoggerMessage(3, LogLevel.Warning, "{Service} has ended; how is found out when the machine has room for it again: {Message}")]
    private static partial void LogEndPending(ILogger logger, ServiceKey service, string message);

    [LoggerMessage(1, LogLevel.Warning, "The end of {Service} was seen, but not all about it could be found out")]
    private static partial void LogEndUnknown(ILogger logger, ServiceKey service, Exception error);
}
