using Zoe.Backends.Drivers;
using Zoe.Backends.Process.State;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>
/// Finds services by the state folder, and adopts those that are not in the table: an earlier backend started them, or
/// this one did just now.
/// </summary>
internal sealed class ServiceAdoption(
    string node, DeploymentFolder state, ServiceTable services, KeyedLocks slots, ServiceExit exit, DescriptorPoll poll,
    string bootId)
{
    /// <summary>
    /// Brings the table up to date. Waits for services that another call is starting or adopting: a list without them
    /// would be wrong.
    /// </summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (serviceId, attempt) in state.List())
        {
            if (services.Find(serviceId, attempt) is not null) continue;
            using var slot = await slots.EnterAsync(serviceId, cancellationToken);
            // A server that died at the beginning of a start leaves a folder without a record.
            if (await FindInSlotAsync(serviceId, attempt) is null) state.GetService(serviceId, attempt).Delete();
        }

        foreach (var service in services.All)
        {
            if (service.Folder.Exists) continue;
            using var slot = slots.TryEnter(service.Key.ServiceId);
            if (slot is not null && !service.Folder.Exists) services.Remove(service);
        }
    }

    /// <summary>The service with this key; null when there is none.</summary>
    public async Task<ProcessService?> FindAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        if (services.Find(key.ServiceId, key.Attempt) is not { } service)
        {
            using var slot = await slots.EnterAsync(key.ServiceId, cancellationToken);
            service = await FindInSlotAsync(key.ServiceId, key.Attempt);
        }

        return service?.Key == key ? service : null;
    }

    /// <summary>
    /// The service that is known or in the state folder; null when there is none or when its process never began. The
    /// caller holds the lock of the service.
    /// </summary>
    public async Task<ProcessService?> FindInSlotAsync(long serviceId, int attempt, bool isNew = false)
    {
        if (services.Find(serviceId, attempt) is { } known) return known;
        var folder = state.GetService(serviceId, attempt);
        if (folder.ReadRecord() is not { } record) return null;
        if (!folder.IsClaimed && folder.TryCancelStart())
        {
            // The server died between writing the record and starting the process, which can no longer begin now.
            folder.Delete();
            return null;
        }

        var service = Open(folder, record);
        services.Add(service, isNew);
        var reported = exit.ReportAsync(service);
        if (service.Process is null) await reported;
        return service;
    }

    private ProcessService Open(ServiceFolder folder, ServiceRecord record)
    {
        // If the server died in that moment, the shell has made the claim and not yet written its number into it.
        var identity = folder.ReadProcess() ?? MarkedProcesses.FindOldest(poll, record.Mark);
        var process = identity is { } found && record.BootId == bootId ? ProcessHandle.Open(poll, found) : null;
        return new ProcessService(folder, record, process, new ObservedService
        {
            Key = new ServiceKey(record.ExecutionId, record.ServiceId, record.Attempt),
            Node = node,
            BackendId = identity is { } one ? $"{one.Pid}-{one.StartTicks}" : "unknown",
            State = ServiceState.Running,
            Epoch = record.Epoch,
            IpAddress = "127.0.0.1",
            Ports = record.Ports,
        });
    }
}
