using System.Globalization;
using Docker.DotNet.Models;
using Zoe.Backends.Commands;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Says what container a service is.</summary>
internal static class ServiceContainer
{
    // Engines refuse to set aside less than 6 MiB: a service that needs so little needs no promise of it.
    private const long SmallestReservation = 6L << 20;

    /// <summary>Networks that engines have from the start, in which names mean nothing.</summary>
    public static bool IsBuiltInNetwork(string name) => name is "host" or "none" or "bridge" or "default";

    /// <summary>The container of a service in a network.</summary>
    /// <param name="spec">The service.</param>
    /// <param name="network">The network.</param>
    /// <param name="hostAddress">Where ports for the host only are published; empty for all addresses.</param>
    /// <param name="options">The rest.</param>
    /// <exception cref="FormatException">The command cannot be split into words.</exception>
    public static CreateContainerParameters Describe(ServiceSpec spec, string network, string hostAddress, DockerBackendOptions options)
    {
        var cores = CpuLimit.Of(spec.Millicores, options.CoreLimit);
        var command = spec.Command is null ? [] : CommandLine.Split(spec.Command);
        return new CreateContainerParameters
        {
            Name = spec.HostName,
            Image = spec.Image,
            Hostname = spec.HostName,
            Cmd = command.Length == 0 ? null! : command,
            User = spec.User?.ToString() ?? "",
            WorkingDir = spec.WorkDir ?? "",
            Env = DescribeEnvironment(spec),
            Labels = ServiceLabels.Describe(spec, options.DeploymentName),
            ExposedPorts = spec.Ports.Distinct()
                .ToDictionary(port => port.ToString(), _ => new EmptyStruct(), StringComparer.Ordinal),
            HostConfig = new HostConfig
            {
                NetworkMode = network,
                Memory = spec.MemoryBytes ?? 0,
                MemorySwap = spec.MemoryBytes ?? 0,
                MemoryReservation = spec.SoftMemoryBytes is { } soft and >= SmallestReservation ? soft : 0,
                CPUPeriod = cores.Period,
                CPUQuota = cores.Quota,
                CPUShares = cores.Shares,
                ShmSize = spec.ShmBytes ?? 0,
                Mounts = DescribeMounts(spec),
                PortBindings = spec.Ports.Distinct()
                    .ToDictionary(port => port.ToString(), port => DescribeBinding(spec, port, hostAddress), StringComparer.Ordinal),
                LogConfig = DescribeLog(spec)!,
                Init = options.UseInit,
                SecurityOpt = ["no-new-privileges"],
            },
            NetworkingConfig = IsBuiltInNetwork(network)
                ? null
                : new NetworkingConfig
                {
                    EndpointsConfig = new Dictionary<string, EndpointSettings>(StringComparer.Ordinal)
                    {
                        [network] = new() { Aliases = [spec.HostName] },
                    },
                },
        };
    }

    private static string[] DescribeEnvironment(ServiceSpec spec)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in spec.Environment) variables[name] = value;
        foreach (var port in spec.Ports)
        {
            var number = port.Number.ToString(CultureInfo.InvariantCulture);
            variables[$"ZOE_PORT_{number}"] = number;
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }

    // An empty number lets the engine choose one.
    private static IList<PortBinding> DescribeBinding(ServiceSpec spec, ServicePort port, string hostAddress) =>
        [new PortBinding { HostIP = spec.HostPorts.Contains(port) ? hostAddress : "", HostPort = "" }];

    // Engines of 20.10 and newer keep the output beside it, so that it can still be read from them.
    private static LogConfig? DescribeLog(ServiceSpec spec)
    {
        if (spec.GelfAddress is not { } address) return null;
        var labels = ServiceLabels.Describe(spec, "").Keys.Order(StringComparer.Ordinal);
        return new LogConfig
        {
            Type = "gelf",
            Config = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["gelf-address"] = address,
                ["labels"] = string.Join(',', labels),
            },
        };
    }

    private static Mount[] DescribeMounts(ServiceSpec spec)
    {
        var mounts = spec.Mounts.Select(mount => Bind(mount.HostPath, mount.ContainerPath, mount.ReadOnly));
        return spec.Workspace is { } workspace
            ? [Bind(workspace, ServiceSpec.WorkspaceMountPath, readOnly: false), .. mounts]
            : [.. mounts];
    }

    // Unlike with the older Binds, a folder that is missing is an error.
    private static Mount Bind(string folder, string target, bool readOnly) =>
        new() { Type = "bind", Source = folder, Target = target, ReadOnly = readOnly };
}
