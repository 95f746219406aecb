using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Describes for users why a pod has ended or does not run.</summary>
internal static class PodReason
{
    private const string BackOff = "ImagePullBackOff";

    private static readonly string[] NoRoom =
        ["OutOfcpu", "OutOfmemory", "OutOfpods", "OutOfephemeral-storage", "UnexpectedAdmissionError", "NodeAffinity"];

    /// <summary>Why a service ended; null when its exit code is the only reason.</summary>
    public static string? FindEndReason(V1Pod pod)
    {
        var ended = PodObservation.FindContainer(pod)?.State?.Terminated;
        if (ended is { Reason: "OOMKilled", ExitCode: not 0 }) return "It used more memory than it may";
        switch (pod.Status)
        {
            case { Reason: "Evicted" } status:
                return $"The node evicted it: {Trim(status.Message)}";
            case { Reason: "Preempting" or "Preempted" } status:
                return $"It had to make room for something more important: {Trim(status.Message)}";
            case { Reason: "Terminated" or "Shutdown" or "NodeShutdown" } status:
                return $"Its node was shut down: {Trim(status.Message)}";
            case { Reason: { Length: > 0 } reason } status:
                return $"The node ended it ({reason}): {Trim(status.Message)}";
        }

        if (FindCondition(pod, "DisruptionTarget") is { Status: "True" } disruption)
            return $"The cluster ended it: {Trim(disruption.Message)}";
        return ended switch
        {
            { Reason: "ContainerStatusUnknown" } => "Its node lost sight of it",
            { Reason: "StartError" or "ContainerCannotRun" } => $"Its command cannot be run: {Trim(ended.Message)}",
            _ => null,
        };
    }

    /// <summary>
    /// Why a pod does not run yet, as far as it is known; null when nothing prevents it. The warning is the last one
    /// that a component of the cluster gave about it; <paramref name="pullFailure"/> is the registry's error when the
    /// image was last pulled, which the kubelet replaces by "Back-off pulling image".
    /// </summary>
    public static StartProblem? FindStartProblem(V1Pod pod, string? warning, string? pullFailure)
    {
        if (FindRefusal(pod) is { } refusal) return refusal;
        var container = PodObservation.FindContainer(pod);
        var image = pod.Spec?.Containers.FirstOrDefault(one => one.Name == ObjectNames.Container)?.Image;
        switch (container?.State?.Waiting)
        {
            case { Reason: "ErrImageNeverPull" }:
                return new StartProblem(StartProblemKind.Permanent, $"Image '{image}' is not on the node");
            case { Reason: "InvalidImageName" }:
                return new StartProblem(StartProblemKind.Permanent, $"'{image}' is no name of an image");
            case { Reason: BackOff } waiting:
                return new StartProblem(
                    StartProblemKind.ImagePull, $"Image '{image}' cannot be pulled: {Trim(pullFailure ?? waiting.Message ?? waiting.Reason)}");
            case { Reason: "ErrImagePull" or "RegistryUnavailable" or "ImageInspectError" } waiting:
                return new StartProblem(
                    StartProblemKind.ImagePull, $"Image '{image}' cannot be pulled: {Trim(waiting.Message ?? waiting.Reason)}");
            case { Reason: "CreateContainerConfigError", Message: { } message } when message.Contains("runAsNonRoot", StringComparison.Ordinal):
                return new StartProblem(
                    StartProblemKind.Permanent, $"Image '{image}' runs as root, which pod security forbids; choose who it runs as: {Trim(message)}");
            case { Reason: "CreateContainerConfigError" or "CreateContainerError" or "RunContainerError" } waiting:
                return new StartProblem(
                    StartProblemKind.NotCreated, $"Its container cannot be made: {Trim(waiting.Message ?? waiting.Reason)}");
        }

        if (FindCondition(pod, "PodScheduled") is { Status: "False" } unscheduled)
        {
            return new StartProblem(
                StartProblemKind.Unschedulable, $"The cluster has no place for it: {Trim(unscheduled.Message ?? unscheduled.Reason)}");
        }

        return warning is null ? null : new StartProblem(StartProblemKind.NotCreated, warning);
    }

    /// <summary>The registry's error when a pull has just failed; null when none has.</summary>
    public static string? FindPullFailure(V1Pod pod) =>
        PodObservation.FindContainer(pod)?.State?.Waiting is { Reason: "ErrImagePull", Message: { Length: > 0 } message } ? message : null;

    /// <summary>The same from the warning of a kubelet, which lasts longer than the pod's state.</summary>
    public static string? FindPullFailure(Corev1Event warning) =>
        warning is { Reason: "Failed", Message: { } message } && message.StartsWith("Failed to pull image", StringComparison.Ordinal)
            ? message
            : null;

    /// <summary>The text of a warning, when it may keep a pod from running; null when it is of no use to users.</summary>
    public static string? FromWarning(Corev1Event warning) => warning switch
    {
        { Type: not "Warning" } => null,
        { Reason: "FailedMount" or "FailedAttachVolume" } => $"A folder cannot be mounted: {Trim(warning.Message)}",
        { Reason: "FailedCreatePodSandBox" or "NetworkNotReady" } => $"The node cannot give it a network: {Trim(warning.Message)}",
        _ => null,
    };

    // A pod that ended without ever having run.
    private static StartProblem? FindRefusal(V1Pod pod)
    {
        var ended = PodObservation.FindContainer(pod)?.State?.Terminated;
        if (ended is { Reason: "StartError" or "ContainerCannotRun" })
            return new StartProblem(StartProblemKind.Permanent, $"Its command cannot be run: {Trim(ended.Message)}");
        return pod.Status is { Phase: "Failed", Reason: { } reason } && NoRoom.Contains(reason, StringComparer.Ordinal)
            ? new StartProblem(StartProblemKind.RejectedByNode, $"The node does not take it ({reason}): {Trim(pod.Status.Message)}")
            : null;
    }

    private static V1PodCondition? FindCondition(V1Pod pod, string type) =>
        pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private static string Trim(string? message) => string.IsNullOrWhiteSpace(message) ? "no reason was given" : message.Trim();
}
