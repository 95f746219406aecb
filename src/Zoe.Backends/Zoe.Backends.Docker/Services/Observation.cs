using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Services;

/// <summary>Turns an engine's description of a container into the driver's of a service.</summary>
internal sealed class Observation(string node, string deployment, string externalAddress)
{
    private const long BytesPerMebibyte = 1024 * 1024;

    /// <summary>A listed container; null when it is none of ours. The exit code is not in a list.</summary>
    public ObservedService? From(ContainerListResponse container)
    {
        if (!ServiceLabels.TryRead(container.Labels, deployment, out var key, out var epoch)) return null;
        var ports = container.Ports?
            .Where(port => port.PublicPort is not null)
            .Select(port => Published(
                container.Labels, port.PrivatePort, port.Type is { Length: > 0 } type ? type : "tcp", port.IP, port.PublicPort!.Value));
        return Describe(key, epoch, container.ID, container.State) with
        {
            IpAddress = FindAddress(container.NetworkSettings?.Networks),
            Ports = Order(ports ?? []),
        };
    }

    /// <summary>An inspected container; null when it is none of ours.</summary>
    public ObservedService? From(InspectedContainer inspected)
    {
        var container = inspected.Container;
        if (!ServiceLabels.TryRead(container.Config?.Labels, deployment, out var key, out var epoch)) return null;
        var service = Describe(key, epoch, container.ID, container.State?.Status);
        if (service.State == ServiceState.Exited)
        {
            var exitCode = (int?)container.State?.ExitCode;
            // Engines also set the mark when a child was killed and the service itself went on to a good end.
            var outOfMemory = inspected.OutOfMemory && exitCode != 0;
            return service with
            {
                ExitCode = exitCode,
                OutOfMemory = outOfMemory,
                Disruption = outOfMemory ? null : inspected.Disruption,
                Reason = outOfMemory ? OutOfMemory(container.HostConfig?.Memory)
                    : container.State?.Error is { Length: > 0 } error ? error : null,
            };
        }

        return service with
        {
            IpAddress = FindAddress(container.NetworkSettings?.Networks),
            Ports = Order(container.NetworkSettings?.Ports?.SelectMany(port => Publish(container.Config?.Labels, port)) ?? []),
        };
    }

    /// <summary>Whether a container with this status of the Engine API runs.</summary>
    public static bool IsRunning(string? status) => ReadState(status) == ServiceState.Running;

    /// <summary>Whether a container with this status of the Engine API has ended.</summary>
    public static bool HasEnded(string? status) => ReadState(status) == ServiceState.Exited;

    /// <summary>A service that ended and is gone already, from the event of its end.</summary>
    public ObservedService Ended(ServiceKey key, long epoch, string id, int? exitCode) =>
        Describe(key, epoch, id, "exited") with
        {
            ExitCode = exitCode,
            Disruption = exitCode == ExitCodes.Killed ? ContainerInspection.Removed : null,
        };

    private static string OutOfMemory(long? limit) => limit is > 0
        ? $"It used more memory than its limit of {limit / BytesPerMebibyte} MiB and was killed"
        : "It was killed because the machine ran out of memory";

    private ObservedService Describe(ServiceKey key, long epoch, string id, string? status) => new()
    {
        Key = key,
        Node = node,
        BackendId = id,
        Epoch = epoch,
        State = ReadState(status),
    };

    // Whatever else an engine may say, such as paused or restarting, something is there that can go on.
    private static ServiceState ReadState(string? status) => status switch
    {
        "created" => ServiceState.Created,
        "exited" or "dead" or "removing" or "stopped" => ServiceState.Exited,
        _ => ServiceState.Running,
    };

    private IEnumerable<PublishedPort> Publish(
        IDictionary<string, string>? labels, KeyValuePair<string, IList<PortBinding>> port)
    {
        var slash = port.Key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(port.Key.AsSpan(0, slash), CultureInfo.InvariantCulture, out var inside)) yield break;
        foreach (var binding in port.Value ?? [])
        {
            if (int.TryParse(binding.HostPort, CultureInfo.InvariantCulture, out var outside))
                yield return Published(labels, inside, port.Key[(slash + 1)..], binding.HostIP, outside);
        }
    }

    // A port for the host only is where it was published, others are where users reach the node.
    private PublishedPort Published(
        IDictionary<string, string>? labels, int inside, string protocol, string? hostAddress, int outside)
    {
        var port = new ServicePort(inside, protocol);
        var isBound = ServiceLabels.IsHostPort(labels, port)
            && IPAddress.TryParse(hostAddress, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
        return new PublishedPort(port, isBound ? hostAddress! : externalAddress, outside);
    }

    // A port is published for IPv4 and IPv6, mostly under the same number: one of them is enough, always the same.
    private static ImmutableArray<PublishedPort> Order(IEnumerable<PublishedPort> ports) =>
    [
        .. ports.GroupBy(port => port.Port)
            .Select(same => same.First())
            .OrderBy(port => port.Port.Number)
            .ThenBy(port => port.Port.Protocol, StringComparer.Ordinal),
    ];

    private static string? FindAddress(IDictionary<string, EndpointSettings>? networks) =>
        networks?.Values.Select(endpoint => endpoint.IPAddress).FirstOrDefault(address => !string.IsNullOrEmpty(address));
}
