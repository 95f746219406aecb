using k8s.Models;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Nodes;

/// <summary>What is set aside on a node.</summary>
/// <param name="Millicores">Cores in thousandths.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
internal readonly record struct Reservation(long Millicores, long MemoryBytes)
{
    /// <summary>Both together.</summary>
    public static Reservation operator +(Reservation left, Reservation right) =>
        new(left.Millicores + right.Millicores, left.MemoryBytes + right.MemoryBytes);

    /// <summary>The first without the second.</summary>
    public static Reservation operator -(Reservation left, Reservation right) =>
        new(left.Millicores - right.Millicores, left.MemoryBytes - right.MemoryBytes);

    /// <summary>What the cluster's scheduler sets aside for a pod: its requests.</summary>
    public static Reservation Of(V1Pod pod)
    {
        if (pod.Spec is not { } spec) return default;
        var inits = spec.InitContainers ?? [];
        var running = spec.Containers.Concat(inits.Where(init => init.RestartPolicy == "Always"))
            .Aggregate(default(Reservation), (sum, container) => sum + Of(container.Resources?.Requests));
        // Init containers run one after the other, before the rest.
        foreach (var init in inits.Where(init => init.RestartPolicy != "Always"))
        {
            var alone = Of(init.Resources?.Requests);
            running = new Reservation(
                Math.Max(running.Millicores, alone.Millicores), Math.Max(running.MemoryBytes, alone.MemoryBytes));
        }

        return running + Of(spec.Overhead);
    }

    private static Reservation Of(IDictionary<string, ResourceQuantity>? requests) => new(
        Quantity.ToThousandths(requests.Find("cpu")), Quantity.ToUnits(requests.Find("memory")));
}
