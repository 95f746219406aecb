namespace Zoe.Backends.Kubernetes;

/// <summary>This deployment's pods, and what was told of them.</summary>
internal sealed class PodTable(ClusterState cluster, PodObservation observation)
    : ClusterTable<Pod>(cluster, nameof(ClusterState.Pods))
{
    private readonly Dictionary<string, ServiceState> _told = new(StringComparer.Ordinal);

    /// <summary>The pod of this identity as it is now; null when it is gone or not yet known.</summary>
    public Pod? Find(string uid)
    {
        lock (Cluster.Lock) return Known.GetValueOrDefault(uid);
    }

    /// <summary>The pod of a service; null when there is none.</summary>
    public Pod? Find(ServiceKey key)
    {
        lock (Cluster.Lock) return Known.Values.FirstOrDefault(pod => observation.From(pod)?.Key == key);
    }

    /// <summary>A pod as a service, with its ports.</summary>
    public ObservedService? Observe(Pod pod)
    {
        lock (Cluster.Lock) return observation.From(pod) is { } service ? service with { Ports = Cluster.Services.FindPorts(pod) } : null;
    }

    /// <summary>Tells of a running service again whose ports have become known. Under the lock.</summary>
    public void TellPorts(string service)
    {
        foreach (var (uid, pod) in Known)
        {
            if (ServiceNames.ForPorts(pod.Metadata.Name!) == service && _told.GetValueOrDefault(uid) == ServiceState.Running)
                Cluster.Events.Publish(new ServiceChanged(Observe(pod)!));
        }
    }

    protected override string Identify(Pod one) => one.Metadata.Uid!;

    protected override void OnPut(Pod? before, Pod now)
    {
        if (Observe(now) is not { State: not ServiceState.Created } service) return;
        var uid = now.Metadata.Uid!;
        if (_told.TryGetValue(uid, out var told) && (told == service.State || told == ServiceState.Exited)) return;
        _told[uid] = service.State;
        Cluster.Events.Publish(new ServiceChanged(service));
    }

    protected override void OnRemoved(Pod last)
    {
        if (Observe(last) is not { } service) return;
        // One that was seen running has ended, even if nobody saw how.
        if (_told.Remove(last.Metadata.Uid!, out var told) && told == ServiceState.Running)
            Cluster.Events.Publish(new ServiceChanged(service with { State = ServiceState.Exited }));
        Cluster.Events.Publish(new ServiceRemoved(service.Key, service.Node));
    }
}
