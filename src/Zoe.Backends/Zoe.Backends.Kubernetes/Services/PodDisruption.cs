using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>
/// Finds out whether a pod was ended from outside: by its node, the cluster or another client. Pods that Zoe itself deletes
/// look the same; the code that deletes them does not use this.
/// </summary>
internal static class PodDisruption
{
    /// <summary>
    /// What ended it, completing the sentence "It …"; null for one that ended by itself, even if it was deleted since.
    /// </summary>
    public static string? Find(V1Pod pod, bool isNodeCordoned)
    {
        if (DescribeStatus(pod.Status) is { } reported) return reported;
        var ended = PodObservation.FindContainer(pod)?.State?.Terminated;
        var isTarget = FindTarget(pod) is not null;
        if (pod.Metadata.DeletionTimestamp is { } deletion)
        {
            // The time that the API shows is the one at which the grace is over. Times are in seconds.
            var requested = deletion - TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? 0);
            return ended?.FinishedAt < requested ? null : DescribeDeletion(pod, isNodeCordoned);
        }

        if (isTarget && pod.Status?.Phase == "Failed") return DescribeDeletion(pod, isNodeCordoned);
        return ended is { Reason: "ContainerStatusUnknown" } ? "was lost by its node" : null;
    }

    /// <summary>The same for one whose deletion is certain.</summary>
    public static string DescribeDeletion(V1Pod pod, bool isNodeCordoned)
    {
        if (FindTarget(pod) is { } target)
        {
            var cause = target.Reason switch
            {
                "PreemptionByScheduler" => "had to make room for something more important",
                "DeletionByTaintManager" => "was removed because of a taint of its node",
                "EvictionByEvictionAPI" => "was evicted from its node",
                "DeletionByPodGC" => "was removed because its node is gone",
                _ => "was ended by the cluster",
            };
            return Add(cause, target.Message);
        }

        var node = pod.Spec?.NodeName;
        return isNodeCordoned
            ? $"was deleted outside Zoe while node {node} was cordoned, as for a drain"
            : "was deleted outside Zoe";
    }

    private static string? DescribeStatus(V1PodStatus? status) => status switch
    {
        { Reason: "Evicted" } => Add("was evicted from its node", status.Message),
        { Reason: "Preempting" or "Preempted" } => Add("had to make room for something more important", status.Message),
        { Phase: "Failed", Reason: "Terminated" or "Shutdown" or "NodeShutdown" } => Add("ended with its node, which was shut down", status.Message),
        { Phase: "Failed", Reason: "NodeLost" } => Add("was lost with its node", status.Message),
        _ => null,
    };

    private static V1PodCondition? FindTarget(V1Pod pod) => pod.Status?.Conditions?.FirstOrDefault(
        condition => condition is { Type: "DisruptionTarget", Status: "True" });

    private static string Add(string cause, string? message) =>
        string.IsNullOrWhiteSpace(message) ? cause : $"{cause}: {message.Trim().TrimEnd('.')}";
}
