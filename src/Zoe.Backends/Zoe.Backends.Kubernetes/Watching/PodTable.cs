using System;

namespace Zoe.Backends.Kubernetes;

/// <summary>This deployment's pods, and what was told of them.</summary>
internal sealed class PodTable(ClusterState cluster, PodObservation observation)
    : ClusterTable<Pod>(cluster, nameof(ClusterState.Pods))
{
    private readonly Dictionary<string, ServiceState> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pullFailures = new(StringComparer.Ordinal);

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

    /// <summary>The node of the pod that has a Service of this name and still needs it; null when none does. Under the lock.</summary>
    public string? FindAlive(string service) => Known.Values
        .Where(pod => pod.Metadata.DeletionTimestamp is null && !PodObservation.HasEnded(pod)
            && (pod.Metadata.Name == service || ServiceNames.ForPorts(pod.Metadata.Name!) == service))
        .Select(observation.FindNode).FirstOrDefault();

    /// <summary>What the registry said when the image of a pod was last pulled; null when that did not fail.</summary>
    public string? FindPullFailure(string uid)
    {
        lock (Cluster.Lock) return _pullFailures.GetValueOrDefault(uid);
    }

    /// <summary>A pod as a service, with its ports.</summary>
    public ObservedService? Observe(Pod pod)
    {
        lock (Cluster.Lock)
        {
            if (observation.From(pod) is not { } service) return null;
            return service with
            {
                Ports = Cluster.Services.FindPorts(pod),
                Disruption = service is { State: ServiceState.Exited, OutOfMemory: false }
                    ? PodDisruption.Find(pod, Cluster.Nodes.IsCordoned(pod.Spec?.NodeName))
                    : null,
            };
        }
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
        if (PodReason.FindPullFailure(now) is { } words) _pullFailures[now.Metadata.Uid!] = words;
        if (Observe(now) is not { State: not ServiceState.Created } service) return;
        var uid = now.Metadata.Uid!;
        if (_told.TryGetValue(uid, out var told) && (told == service.State || told == ServiceState.Exited)) return;
        _told[uid] = service.State;
        Cluster.Events.Publish(new ServiceChanged(service));
    }

    protected override void OnRemoved(Pod last)
    {
        _pullFailures.Remove(last.Metadata.Uid!);
        if (Observe(last) is not { } service) return;
        // One that was seen running has ended, even if nobody saw how; its pod did not go by itself.
        if (_told.Remove(last.Metadata.Uid!, out var told) && told == ServiceState.Running)
        {
            Cluster.Events.Publish(new ServiceChanged(service.State == ServiceState.Exited
                ? service
                : service with
                {
                    State = ServiceState.Exited,
                    Disruption = PodDisruption.DescribeDeletion(last, Cluster.Nodes.IsCordoned(last.Spec?.NodeName)),
                }));
        }

        Cluster.Events.Publish(new ServiceRemoved(service.Key, service.Node));
    }
}
