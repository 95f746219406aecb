using Zoe.Backends.Drivers;
using Zoe.Backends.Process.State;

namespace Zoe.Backends.Process.Services;

/// <summary>Starts services: once for each key, in place of an older attempt of the same service.</summary>
internal sealed class ServiceStart(
    string node, DeploymentFolder state, ServiceAdoption adoption, ServiceStop stop, ServiceLauncher launcher,
    DescriptorBudget budget, KeyedLocks slots)
{
    // The process, and for a moment both ends of a pipe and the files that are read to find it.
    private const int DescriptorsPerStart = 5;

    public async Task<ObservedService> RunAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        var key = spec.Key;
        using var slot = await slots.EnterAsync(key.ServiceId, cancellationToken);
        if (await adoption.FindInSlotAsync(key.ServiceId, key.Attempt) is { } present && present.Key == key) return present.Observed;
        var launch = ServiceLaunch.From(spec);
        await RemoveOlderAsync(key, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (!budget.HasRoomFor(DescriptorsPerStart))
            throw new BackendException(
                BackendFailure.Retryable, $"Node '{node}' cannot start more: {budget.Describe()}");
        var shell = await launcher.LaunchAsync(spec, launch);
        var service = (await adoption.FindInSlotAsync(key.ServiceId, key.Attempt, isNew: true))!;
        // One handle is enough; without one of the service, this one remains to reap the process.
        if (service.Process is not null) shell?.Dispose();
        return service.Observed;
    }

    private async Task RemoveOlderAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        foreach (var (serviceId, attempt) in state.List(key.ServiceId))
        {
            if (await adoption.FindInSlotAsync(serviceId, attempt) is not { } other) continue;
            if (attempt >= key.Attempt)
                throw new BackendException(
                    BackendFailure.Rejected, $"Node '{node}' already has {other.Key}, which is not older.");
            await stop.RemoveAsync(other, TimeSpan.Zero, cancellationToken);
        }
    }
}
