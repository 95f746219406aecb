using System;
using System.Globalization;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>The labels and annotations by which the driver knows its objects again. One without them is not ours.</summary>
internal static class ServiceMetadata
{
    public const string NodeAnnotation = "zoe_node";
    private const string DeploymentName = "zoe_deployment_name";
    private const string ExecutionId = "zoe_execution_id";
    private const string ServiceId = "zoe_service_id";
    private const string Attempt = "zoe_attempt";
    private const string EpochAnnotation = "zoe_epoch";
    private const string HostPortsAnnotation = "zoe_host_ports";
    private const string Type = "zoe_type";
    private const string AppService = "app_service";
    private const string Creator = "app.kubernetes.io/managed-by";

    /// <summary>The labels of a service's pod: the driver's own, and those it was given that can be labels.</summary>
    public static Dictionary<string, string> LabelPod(ServiceSpec spec, string deployment)
    {
        var labels = spec.Labels.Where(CanBeLabel).ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in LabelSlot(spec.Key, deployment)) labels[key] = value;
        labels[Attempt] = Number(spec.Key.Attempt);
        labels[Type] = AppService;
        return labels;
    }

    /// <summary>The annotations of a service's pod: the driver's own, and those labels that cannot be labels.</summary>
    /// <param name="spec">The service.</param>
    /// <param name="node">Where it was ordered to be.</param>
    /// <param name="hostPorts">Its ports that are published nowhere.</param>
    public static Dictionary<string, string> AnnotatePod(ServiceSpec spec, string node, IReadOnlyCollection<ServicePort> hostPorts)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in spec.Labels.Where(label => !CanBeLabel(label))) annotations[ToKey(key)] = value;
        annotations[EpochAnnotation] = Number(spec.Epoch);
        annotations[NodeAnnotation] = node;
        if (hostPorts.Count > 0) annotations[HostPortsAnnotation] = string.Join(',', hostPorts);
        return annotations;
    }

    /// <summary>Whether a port of a pod is published nowhere.</summary>
    public static bool IsHostPort(V1Pod pod, ServicePort port) =>
        pod.GetAnnotation(HostPortsAnnotation) is { } ports
        && ports.Split(',').Contains(port.ToString(), StringComparer.Ordinal);

    /// <summary>The labels of what belongs to a slot, whichever attempt is there.</summary>
    public static Dictionary<string, string> LabelSlot(ServiceKey key, string deployment)
    {
        var labels = LabelExecution(key.ExecutionId, deployment);
        labels[ServiceId] = Number(key.ServiceId);
        return labels;
    }

    /// <summary>The labels of what belongs to an execution.</summary>
    public static Dictionary<string, string> LabelExecution(long executionId, string deployment) => new(StringComparer.Ordinal)
    {
        [Creator] = "zoe",
        [DeploymentName] = deployment,
        [ExecutionId] = Number(executionId),
    };

    /// <summary>The labels that lead a Service to the pod of a slot.</summary>
    public static Dictionary<string, string> SelectPod(ServiceKey key, string deployment) => new(StringComparer.Ordinal)
    {
        [DeploymentName] = deployment,
        [ServiceId] = Number(key.ServiceId),
        [Type] = AppService,
    };

    /// <summary>Everything of a deployment that has a type, which only pods have.</summary>
    public static Selection SelectPods(string deployment) => new($"{DeploymentName}={deployment},{Type}={AppService}");

    /// <summary>Everything of a deployment.</summary>
    public static Selection SelectAll(string deployment) => new($"{Creator}=zoe,{DeploymentName}={deployment}");

    /// <summary>What a slot has beside its pod.</summary>
    public static Selection SelectSlot(ServiceKey key, string deployment) =>
        new($"{SelectAll(deployment).Labels},{ServiceId}={key.ServiceId}");

    /// <summary>The pods of an execution.</summary>
    public static Selection SelectExecution(long executionId, string deployment) =>
        new($"{SelectPods(deployment).Labels},{ExecutionId}={executionId}");

    /// <summary>Reads whose object this is; false when it is no service of this deployment.</summary>
    public static bool TryRead(V1ObjectMeta meta, string deployment, out ServiceKey key, out long epoch)
    {
        key = default;
        epoch = 0;
        if (meta.Labels is not { } labels
            || labels.Find(DeploymentName) != deployment
            || labels.Find(Type) != AppService
            || !TryReadNumber(labels, ExecutionId, out var execution)
            || !TryReadNumber(labels, ServiceId, out var service)
            || !TryReadNumber(labels, Attempt, out var attempt)
            || attempt is < 0 or > int.MaxValue) return false;
        if (meta.Annotations is { } annotations) _ = TryReadNumber(annotations, EpochAnnotation, out epoch);
        key = new ServiceKey(execution, service, (int)attempt);
        return true;
    }

    private static bool CanBeLabel(KeyValuePair<string, string> label) =>
        LabelText.IsKey(label.Key) && LabelText.IsValue(label.Value);

    private static string ToKey(string text)
    {
        if (LabelText.IsKey(text)) return text;
        var letters = text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-');
        var key = new string([.. letters]).Trim('-', '_', '.');
        return key.Length == 0 ? "zoe_label" : key[..Math.Min(key.Length, 63)].TrimEnd('-', '_', '.');
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryReadNumber(IDictionary<string, string> marks, string name, out long number) =>
        long.TryParse(marks.Find(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
