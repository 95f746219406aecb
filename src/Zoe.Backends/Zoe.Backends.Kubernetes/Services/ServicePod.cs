using System;
using k8s.Models;
using Zoe.Backends.Commands;
using Zoe.Backends.Kubernetes.Nodes;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Says what pod a service is.</summary>
internal sealed class ServicePod(KubernetesBackendOptions options)
{
    private const string SharedMemoryVolume = "shared-memory";

    private readonly ServiceSecurity _security = new(options);
    private readonly ServiceVolumes _volumes = new(options.SharedFolder, options.PodSecurity);

    /// <summary>The pod of a service for a node.</summary>
    /// <exception cref="FormatException">The command cannot be split into words, a path is not absolute, or the service
    /// cannot be what the chosen level of pod security demands.</exception>
    public V1Pod Describe(ServiceSpec spec, string node, V1OwnerReference owner)
    {
        var name = ObjectNames.ForPod(spec.HostName);
        var (volumes, mounts) = _volumes.Describe(spec);
        if (spec.ShmBytes is { } shm)
        {
            volumes.Add(new V1Volume
            {
                Name = SharedMemoryVolume,
                EmptyDir = new V1EmptyDirVolumeSource { Medium = "Memory", SizeLimit = Quantity.FromBytes(shm) },
            });
            mounts.Add(new V1VolumeMount { Name = SharedMemoryVolume, MountPath = "/dev/shm" });
        }

        return new V1Pod
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Labels = ServiceMetadata.LabelPod(spec, options.DeploymentName),
                Annotations = ServiceMetadata.AnnotatePod(spec, node, ServiceNetwork.FindHostPorts(spec, options)),
                OwnerReferences = [owner],
            },
            Spec = new V1PodSpec
            {
                // Zoe restarts services itself, by the same rules on all backends.
                RestartPolicy = "Never",
                Hostname = name,
                EnableServiceLinks = false,
                // Services have no access to the API server.
                AutomountServiceAccountToken = false,
                NodeName = options.NodeChoice == KubernetesNodeChoice.NodeName ? node : null,
                Affinity = options.NodeChoice == KubernetesNodeChoice.NodeAffinity ? OnlyOn(node) : null,
                Tolerations = [.. options.Tolerations.Select(Describe)],
                SecurityContext = _security.DescribePod(spec),
                ImagePullSecrets = [.. options.ImagePullSecrets.Select(secret => new V1LocalObjectReference { Name = secret })],
                Containers = [DescribeContainer(spec, [.. mounts])],
                Volumes = [.. volumes],
            },
        };
    }

    /// <summary>What a container is given of cores and memory.</summary>
    public static V1ResourceRequirements DescribeResources(ServiceSpec spec)
    {
        var limits = new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal);
        if (spec.Millicores is { } cores) limits["cpu"] = Quantity.FromMillicores(cores);
        if (spec.MemoryBytes is { } memory) limits["memory"] = Quantity.FromBytes(memory);
        var requests = new Dictionary<string, ResourceQuantity>(limits, StringComparer.Ordinal);
        if (spec.SoftMillicores is { } softCores)
            requests["cpu"] = Quantity.FromMillicores(Math.Min(softCores, spec.Millicores ?? softCores));
        if (spec.SoftMemoryBytes is { } soft)
            requests["memory"] = Quantity.FromBytes(Math.Min(soft, spec.MemoryBytes ?? soft));
        return new V1ResourceRequirements { Requests = requests, Limits = limits };
    }

    private V1Container DescribeContainer(ServiceSpec spec, V1VolumeMount[] mounts)
    {
        var command = spec.Command is null ? [] : CommandLine.Split(spec.Command);
        return new V1Container
        {
            Name = ObjectNames.Container,
            Image = spec.Image,
            ImagePullPolicy = options.ImagePull.ToString(),
            Args = command.Length == 0 ? null : [.. command.Select(Literally)],
            WorkingDir = spec.WorkDir,
            Env = DescribeEnvironment(spec),
            Ports = [.. spec.Ports.Distinct().Select(port => new V1ContainerPort { ContainerPort = port.Number, Protocol = port.Protocol.ToUpperInvariant() })],
            Resources = DescribeResources(spec),
            VolumeMounts = mounts,
            SecurityContext = _security.DescribeContainer(),
        };
    }

    private static V1EnvVar[] DescribeEnvironment(ServiceSpec spec)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in spec.Environment) variables[name] = value;
        foreach (var port in spec.Ports) variables[$"ZOE_PORT_{port.Number}"] = $"{port.Number}";
        return [.. variables.Select(variable => new V1EnvVar { Name = variable.Key, Value = Literally(variable.Value) })];
    }

    // The kubelet replaces $(NAME) in arguments and values; a doubled dollar is one that means nothing.
    private static string Literally(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    private static V1Affinity OnlyOn(string node)
    {
        var isNode = new V1NodeSelectorRequirement { Key = "metadata.name", OperatorProperty = "In", Values = [node] };
        var selector = new V1NodeSelector { NodeSelectorTerms = [new V1NodeSelectorTerm { MatchFields = [isNode] }] };
        return new V1Affinity
        {
            NodeAffinity = new V1NodeAffinity { RequiredDuringSchedulingIgnoredDuringExecution = selector },
        };
    }

    private static V1Toleration Describe(KubernetesToleration toleration) => new()
    {
        Key = toleration.Key,
        OperatorProperty = toleration.Value is null ? "Exists" : "Equal",
        Value = toleration.Value,
        Effect = toleration.Effect,
    };
}
