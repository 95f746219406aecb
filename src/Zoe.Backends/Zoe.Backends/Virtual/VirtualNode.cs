namespace Zoe.Backends.Virtual;

/// <summary>A node of the virtual cluster with what is on it. Changed only under the cluster's lock.</summary>
internal sealed class VirtualNode(BackendNode description, int number)
{
    private readonly Dictionary<(string Deployment, ServiceKey Key), VirtualService> _services = [];
    private readonly Dictionary<(string Deployment, long ServiceId), List<VirtualService>> _slots = [];

    public int Number { get; } = number;

    public BackendNode Description { get; set; } = description;

    /// <summary>All services.</summary>
    public IEnumerable<VirtualService> Services => _services.Values;

    public Queue<StartFault> StartFaults { get; } = new();

    public VirtualService? Find(string deployment, ServiceKey key) => _services.GetValueOrDefault((deployment, key));

    /// <summary>The attempts of a slot, in the order of their start.</summary>
    public IReadOnlyList<VirtualService> OfSlot(string deployment, long serviceId) =>
        _slots.TryGetValue((deployment, serviceId), out var attempts) ? attempts : [];

    public void Add(VirtualService service)
    {
        var key = service.Observed.Key;
        _services.Add((service.Deployment, key), service);
        var slot = (service.Deployment, key.ServiceId);
        if (!_slots.TryGetValue(slot, out var attempts)) _slots.Add(slot, attempts = []);
        attempts.Add(service);
    }

    public void Remove(VirtualService service)
    {
        var key = service.Observed.Key;
        if (!_services.Remove((service.Deployment, key))) return;
        var slot = (service.Deployment, key.ServiceId);
        _slots[slot].Remove(service);
        if (_slots[slot].Count == 0) _slots.Remove(slot);
    }
}
