using System.Collections.Concurrent;
using Zoe.Backends.Drivers;
using Zoe.Backends.Process.Nodes;

namespace Zoe.Backends.Process.Services;

/// <summary>The services that this backend started or adopted, by service id and attempt. Reports which come and go.</summary>
internal sealed class ServiceTable(string node, PortPool ports, BackendEventFanOut events) : IDisposable
{
    private readonly ConcurrentDictionary<(long ServiceId, int Attempt), ProcessService> _services = [];

    /// <summary>All services that are known now.</summary>
    public ICollection<ProcessService> All => _services.Values;

    /// <summary>Null when it is not known; it may be in the state folder nevertheless.</summary>
    public ProcessService? Find(long serviceId, int attempt) => _services.GetValueOrDefault((serviceId, attempt));

    /// <summary>Adds a service; reports it only if it was started just now, and not when it is found again.</summary>
    public void Add(ProcessService service, bool isNew)
    {
        ports.Reserve(service.Record.Ports);
        _services[(service.Key.ServiceId, service.Key.Attempt)] = service;
        if (isNew) events.Publish(new ServiceChanged(service.Observed));
    }

    /// <summary>Forgets a service that no longer exists, and reports it.</summary>
    public void Remove(ProcessService service)
    {
        if (!_services.TryRemove((service.Key.ServiceId, service.Key.Attempt), out _)) return;
        service.Process?.Dispose();
        ports.Release(service.Observed.Ports);
        events.Publish(new ServiceRemoved(service.Key, node));
    }

    /// <summary>Closes the handles of the processes, which go on running.</summary>
    public void Dispose()
    {
        foreach (var service in _services.Values) service.Process?.Dispose();
    }
}
