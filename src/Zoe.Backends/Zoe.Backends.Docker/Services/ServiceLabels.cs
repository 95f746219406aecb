using System.Globalization;

namespace Zoe.Backends.Docker.Services;

/// <summary>The labels by which the driver knows its containers again. A container without them is not ours.</summary>
internal static class ServiceLabels
{
    public const string DeploymentName = "zoe_deployment_name";
    private const string ExecutionId = "zoe_execution_id";
    private const string ServiceId = "zoe_service_id";
    private const string Attempt = "zoe_attempt";
    private const string Epoch = "zoe_epoch";
    private const string HostPorts = "zoe_host_ports";
    private const string Type = "zoe_type";
    private const string AppService = "app_service";

    /// <summary>All labels of a service's container: those it was given, and the driver's own.</summary>
    public static Dictionary<string, string> Describe(ServiceSpec spec, string deployment)
    {
        var labels = new Dictionary<string, string>(spec.Labels, StringComparer.Ordinal)
        {
            [DeploymentName] = deployment,
            [ExecutionId] = spec.Key.ExecutionId.ToString(CultureInfo.InvariantCulture),
            [ServiceId] = spec.Key.ServiceId.ToString(CultureInfo.InvariantCulture),
            [Attempt] = spec.Key.Attempt.ToString(CultureInfo.InvariantCulture),
            [Epoch] = spec.Epoch.ToString(CultureInfo.InvariantCulture),
            [Type] = AppService,
        };
        if (!spec.HostPorts.IsDefaultOrEmpty) labels[HostPorts] = string.Join(',', spec.HostPorts);
        return labels;
    }

    /// <summary>Whether a port was published for the host only.</summary>
    public static bool IsHostPort(IDictionary<string, string>? labels, ServicePort port) =>
        Find(labels, HostPorts) is { } ports && ports.Split(',').Contains(port.ToString(), StringComparer.Ordinal);

    /// <summary>What to ask an engine for to get all services of a deployment.</summary>
    public static string[] Select(string deployment) => [$"{DeploymentName}={deployment}", $"{Type}={AppService}"];

    /// <summary>What to ask an engine for to get one service.</summary>
    public static string[] Select(string deployment, ServiceKey key) =>
        [.. Select(deployment), $"{ExecutionId}={key.ExecutionId}", $"{ServiceId}={key.ServiceId}", $"{Attempt}={key.Attempt}"];

    /// <summary>Reads whose container this is; false when it is none of this deployment's services.</summary>
    public static bool TryRead(
        IDictionary<string, string>? labels, string deployment, out ServiceKey key, out long epoch)
    {
        key = default;
        epoch = 0;
        if (labels is null
            || Find(labels, DeploymentName) != deployment
            || Find(labels, Type) != AppService
            || !TryReadNumber(labels, ExecutionId, out var execution)
            || !TryReadNumber(labels, ServiceId, out var service)
            || !TryReadNumber(labels, Attempt, out var attempt)
            || attempt is < 0 or > int.MaxValue) return false;
        _ = TryReadNumber(labels, Epoch, out epoch);
        key = new ServiceKey(execution, service, (int)attempt);
        return true;
    }

    private static bool TryReadNumber(IDictionary<string, string> labels, string name, out long number) =>
        long.TryParse(Find(labels, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static string? Find(IDictionary<string, string>? labels, string name) =>
        labels is not null && labels.TryGetValue(name, out var value) ? value : null;
}
