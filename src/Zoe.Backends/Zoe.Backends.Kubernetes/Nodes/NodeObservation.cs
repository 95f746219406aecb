using System.Collections.Immutable;
using k8s.Models;
using Zoe.Backends.Images;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Nodes;

/// <summary>Converts nodes of the API to nodes of the driver.</summary>
internal sealed class NodeObservation(KubernetesBackendOptions options)
{
    private const string DisabledLabel = "disabled";

    // What kubelets report at most, unless configured otherwise (nodeStatusMaxImages): there may be more.
    private const int MostImages = 50;

    private static readonly Dictionary<string, string> NoLabels = [];

    /// <summary>The node, with what pods that are not ours leave of it.</summary>
    public BackendNode From(V1Node node, Reservation foreign)
    {
        var labels = (node.Metadata.Labels ?? NoLabels).SelectMany(Spell).ToImmutableHashSet();
        var problem = FindProblem(node);
        var disabled = FindDisabledReason(node, labels);
        var allocatable = node.Status?.Allocatable;
        return new BackendNode
        {
            Name = node.Metadata.Name!,
            Online = problem is null,
            Problem = problem,
            Disabled = disabled is not null,
            DisabledReason = disabled,
            Millicores = (int)Math.Max(0, Quantity.ToThousandths(allocatable.Find("cpu")) - foreign.Millicores),
            MemoryBytes = Math.Max(0, Quantity.ToUnits(allocatable.Find("memory")) - foreign.MemoryBytes),
            Labels = labels,
            Images = FindImages(node),
            ExternalAddress = options.ExternalAddress ?? FindAddress(node),
        };
    }

    // Labels have values, ZApps mostly require bare names: 'gpu=true' and 'gpu=' are also 'gpu'.
    private static IEnumerable<string> Spell(KeyValuePair<string, string> label) =>
        label.Value is "true" or "" ? [$"{label.Key}={label.Value}", label.Key] : [$"{label.Key}={label.Value}"];

    private static string? FindProblem(V1Node node) =>
        node.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready") switch
        {
            { Status: "True" } => null,
            { } ready => $"The node is not ready: {ready.Message ?? ready.Reason ?? "its kubelet gives no reason"}",
            null => "The node is not ready: its kubelet has never reported",
        };

    private string? FindDisabledReason(V1Node node, ImmutableHashSet<string> labels)
    {
        if (node.Spec?.Unschedulable == true) return "is cordoned";
        if (labels.Contains(DisabledLabel)) return $"has the label {DisabledLabel}";
        return FindTaint(node) is { } taint
            ? $"has a taint that is not tolerated: {taint.Key}{(taint.Value is { Length: > 0 } value ? $"={value}" : "")}:{taint.Effect}"
            : null;
    }

    private V1Taint? FindTaint(V1Node node) => (node.Spec?.Taints ?? []).FirstOrDefault(taint =>
        taint.Effect is "NoSchedule" or "NoExecute" && !IsPassing(taint) && !options.Tolerations.Any(one => Tolerates(one, taint)));

    // The cluster's own marks for what the node's state says already.
    private static bool IsPassing(V1Taint taint) =>
        taint.Key is "node.kubernetes.io/not-ready" or "node.kubernetes.io/unreachable" or "node.kubernetes.io/unschedulable";

    private static bool Tolerates(KubernetesToleration toleration, V1Taint taint) =>
        toleration.Key == taint.Key
        && (toleration.Value is null || toleration.Value == (taint.Value ?? ""))
        && (toleration.Effect is null || toleration.Effect == taint.Effect);

    private ImmutableHashSet<string>? FindImages(V1Node node)
    {
        if (options.ImagePull != KubernetesImagePull.Never || node.Status?.Images is not { } images) return null;
        if (images.Count >= MostImages) return null;
        return images.SelectMany(image => image.Names ?? [])
            .Where(name => !name.Contains("<none>", StringComparison.Ordinal))
            .ToImmutableHashSet<string>(ImageNameComparer.Instance);
    }

    private static string FindAddress(V1Node node)
    {
        var addresses = node.Status?.Addresses ?? [];
        return (Find("ExternalIP") ?? Find("ExternalDNS") ?? Find("InternalIP") ?? Find("Hostname"))?.Address
            ?? node.Metadata.Name!;

        V1NodeAddress? Find(string type) => addresses.FirstOrDefault(address => address.Type == type);
    }
}
