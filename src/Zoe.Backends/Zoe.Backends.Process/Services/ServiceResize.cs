using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Limits;

namespace Zoe.Backends.Process.Services;

/// <summary>Changes the cores of running services.</summary>
internal sealed class ServiceResize(string node, ServiceAdoption adoption, ServiceLimits? limits, KeyedLocks slots)
{
    public async Task RunAsync(ServiceKey key, int millicores, CancellationToken cancellationToken)
    {
        using var slot = await slots.EnterAsync(key.ServiceId, cancellationToken);
        if (await adoption.FindInSlotAsync(key.ServiceId, key.Attempt) is not { Observed.State: ServiceState.Running } service)
            throw new BackendException(BackendFailure.NotFound, $"Node '{node}' has no running {key}.");
        if (!service.Record.Groups.IsEmpty) limits?.Resize(service.Record.Groups, millicores);
    }
}
