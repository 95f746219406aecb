using System.Globalization;

namespace Zoe.Backends.Docker;

/// <summary>Says what container a service is.</summary>
internal static class ServiceContainer
{
    /// <summary>Networks that engines have from the start, in which names mean nothing.</summary>
    public static bool IsBuiltInNetwork(string name) => name is "host" or "none" or "bridge" or "default";

    /// <summary>The container of a service in a network.</summary>
    /// <exception cref="FormatException">The command cannot be split into words.</exception>
    public static ContainerRequest Describe(ServiceSpec spec, string network, DockerBackendOptions options)
    {
        var command = spec.Command is null ? [] : CommandLine.Split(spec.Command);
        return new ContainerRequest
        {
            Image = spec.Image,
            Hostname = spec.HostName,
            Cmd = command.Length == 0 ? null : command,
            WorkingDir = spec.WorkDir,
            Env = DescribeEnvironment(spec),
            Labels = ServiceLabels.Describe(spec, options.DeploymentName),
            ExposedPorts = spec.Ports.Distinct()
                .ToDictionary(port => port.ToString(), _ => new EmptyObject(), StringComparer.Ordinal),
            HostConfig = new HostConfig
            {
                NetworkMode = network,
                Memory = spec.MemoryBytes ?? 0,
                MemorySwap = spec.MemoryBytes ?? 0,
                CpuPeriod = spec.Millicores is null ? 0 : CpuLimit.Period,
                CpuQuota = spec.Millicores is { } millicores ? CpuLimit.Quota(millicores) : 0,
                ShmSize = spec.ShmBytes,
                Mounts = DescribeMounts(spec),
                PortBindings = spec.Ports.Distinct()
                    .ToDictionary(port => port.ToString(), _ => new PortBinding[] { new("", "") }, StringComparer.Ordinal),
                Init = options.UseInit,
                SecurityOpt = ["no-new-privileges"],
            },
            NetworkingConfig = IsBuiltInNetwork(network)
                ? null
                : new NetworkingConfig(new Dictionary<string, EndpointRequest>(StringComparer.Ordinal)
                {
                    [network] = new([spec.HostName]),
                }),
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

    private static Mount[] DescribeMounts(ServiceSpec spec)
    {
        var mounts = spec.Mounts.Select(mount => new Mount("bind", mount.HostPath, mount.ContainerPath, mount.ReadOnly));
        return spec.Workspace is { } workspace
            ? [new Mount("bind", workspace, ServiceSpec.WorkspaceMountPath, ReadOnly: false), .. mounts]
            : [.. mounts];
    }
}
