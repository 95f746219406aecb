using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Limits;
using Zoe.Backends.Process.State;

namespace Zoe.Backends.Process.Services;

/// <summary>Stops services and removes what is left of them.</summary>
internal sealed class ServiceStop(
    DeploymentFolder state, ServiceTable services, ServiceAdoption adoption, ServiceTermination termination,
    KeyedLocks slots, TimeProvider time)
{
    /// <summary>Succeeds when the service is gone, also when it never was there.</summary>
    public async Task RunAsync(ServiceKey key, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var slot = await slots.EnterAsync(key.ServiceId, cancellationToken);
        if (await adoption.FindInSlotAsync(key.ServiceId, key.Attempt) is not { } service)
            state.GetService(key.ServiceId, key.Attempt).Delete();
        else if (service.Key == key)
            await RemoveAsync(service, grace, cancellationToken);
    }

    /// <summary>Ends the processes of a service and removes it. The caller holds the lock of the service.</summary>
    public async Task RemoveAsync(ProcessService service, TimeSpan grace, CancellationToken cancellationToken)
    {
        await termination.EndAsync(service, grace, cancellationToken);
        await ServiceLimits.DeleteAsync(service.Record.Groups, time);
        service.Folder.Delete();
        services.Remove(service);
    }
}
