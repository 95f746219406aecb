using k8s.Models;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>The last warnings of the cluster's components about pods.</summary>
internal sealed class WarningTable(ClusterTables tables)
    : ClusterTable<Corev1Event>(tables, nameof(ClusterTables.Warnings))
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pullFailures = new(StringComparer.Ordinal);

    /// <summary>The last warning about a pod that is of use to users; null when there is none.</summary>
    public string? Find(string uid) => _texts.GetValueOrDefault(uid);

    /// <summary>The registry's last error about a pod's image; null when there was none.</summary>
    public string? FindPullFailure(string uid) => _pullFailures.GetValueOrDefault(uid);

    protected override string Identify(Corev1Event one) => one.Metadata.Uid!;

    protected override void OnPut(Corev1Event? before, Corev1Event now)
    {
        if (now.InvolvedObject?.Uid is { } uid && PodReason.FromWarning(now) is { } text) _texts[uid] = text;
        if (now.InvolvedObject?.Uid is { } pulling && PodReason.FindPullFailure(now) is { } message) _pullFailures[pulling] = message;
    }

    protected override void OnRemoved(Corev1Event last)
    {
        if (last.InvolvedObject?.Uid is { } uid && PodReason.FromWarning(last) is not null) _texts.Remove(uid);
        if (last.InvolvedObject?.Uid is { } pulling && PodReason.FindPullFailure(last) is not null) _pullFailures.Remove(pulling);
    }
}
