using System;
using k8s.Models;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>This deployment's pods, and what was published of them.</summary>
internal sealed class PodTable(ClusterTables tables, PodObservation observation)
    : ClusterTable<V1Pod>(tables, nameof(ClusterTables.Pods))
{
    private readonly Dictionary<string, ServiceState> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pullFailures = new(StringComparer.Ordinal);

    /// <summary>All pods that are known.</summary>
    public IReadOnlyList<V1Pod> All => [.. Known.Values];

    /// <summary>The pod of this identity as it is now; null when it is gone or not yet known.</summary>
    public V1Pod? Find(string uid) => Known.GetValueOrDefault(uid);

    /// <summary>The pod of a service; null when there is none.</summary>
    public V1Pod? Find(ServiceKey key) => Known.Values.FirstOrDefault(pod => observation.From(pod)?.Key == key);

    /// <summary>The node of the pod that has a Service of this name and still needs it; null when none does.</summary>
    public string? FindAlive(string service) => Known.Values
        .Where(pod => pod.Metadata.DeletionTimestamp is null && !PodObservation.HasEnded(pod)
            && (pod.Metadata.Name == service || ObjectNames.ForPorts(pod.Metadata.Name!) == service))
        .Select(observation.FindNode).FirstOrDefault();

    /// <summary>The registry's error when the image of a pod was last pulled; null when that did not fail.</summary>
    public string? FindPullFailure(string uid) => _pullFailures.GetValueOrDefault(uid);

    /// <summary>A pod as a service, with its ports.</summary>
    public ObservedService? Observe(V1Pod pod)
    {
        if (observation.From(pod) is not { } service) return null;
        return service with
        {
            Ports = Tables.Services.FindPorts(pod),
            Disruption = service is { State: ServiceState.Exited, OutOfMemory: false }
                ? PodDisruption.Find(pod, Tables.Nodes.IsCordoned(pod.Spec?.NodeName))
                : null,
        };
    }

    /// <summary>Publishes a running service again whose ports have become known.</summary>
    public void PublishPorts(string service)
    {
        foreach (var (uid, pod) in Known)
        {
            if (ObjectNames.ForPorts(pod.Metadata.Name!) == service && _published.GetValueOrDefault(uid) == ServiceState.Running)
                Tables.Events.Publish(new ServiceChanged(Observe(pod)!));
        }
    }

    protected override string Identify(V1Pod one) => one.Metadata.Uid!;

    protected override void OnPut(V1Pod? before, V1Pod now)
    {
        if (PodReason.FindPullFailure(now) is { } message) _pullFailures[now.Metadata.Uid!] = message;
        if (Observe(now) is not { State: not ServiceState.Created } service) return;
        var uid = now.Metadata.Uid!;
        if (_published.TryGetValue(uid, out var published) && (published == service.State || published == ServiceState.Exited)) return;
        _published[uid] = service.State;
        Tables.Events.Publish(new ServiceChanged(service));
    }

    protected override void OnRemoved(V1Pod last)
    {
        _pullFailures.Remove(last.Metadata.Uid!);
        if (Observe(last) is not { } service) return;
        // A service that ran has ended, even if its end was not observed; its pod was deleted by another client.
        if (_published.Remove(last.Metadata.Uid!, out var published) && published == ServiceState.Running)
        {
            Tables.Events.Publish(new ServiceChanged(service.State == ServiceState.Exited
                ? service
                : service with
                {
                    State = ServiceState.Exited,
                    Disruption = PodDisruption.DescribeDeletion(last, Tables.Nodes.IsCordoned(last.Spec?.NodeName)),
                }));
        }

        Tables.Events.Publish(new ServiceRemoved(service.Key, service.Node));
    }
}
