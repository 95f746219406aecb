using System.Collections.Immutable;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes;

/// <summary>Which cluster to use, and how services run on it.</summary>
public sealed record KubernetesBackendOptions
{
    /// <summary>
    /// Marks what belongs to this deployment; nothing else is ever touched. <c>UseKubernetes</c> takes it from Zoe's options.
    /// </summary>
    public string DeploymentName { get; init; } = "";

    /// <summary>A kubeconfig file; null for the service account of the pod that this process runs in.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The context of the kubeconfig; null for its current one.</summary>
    public string? Context { get; init; }

    /// <summary>Where pods are made; null for the namespace of the context or of the service account.</summary>
    public string? Namespace { get; init; }

    /// <summary>Who decides where services run.</summary>
    public KubernetesNodeChoice NodeChoice { get; init; }

    /// <summary>How users reach services' ports.</summary>
    public KubernetesExposure Exposure { get; init; }

    /// <summary>
    /// True when this process reaches pods at their own addresses, as one in a pod of the cluster does. Ports that only it
    /// needs (<see cref="ServiceSpec.HostPorts"/>) are then not published at all.
    /// </summary>
    public bool ReachesPods { get; init; }

    /// <summary>What ingresses are like; needed when they are the exposure.</summary>
    public KubernetesIngressOptions? Ingress { get; init; }

    /// <summary>Where users reach node ports; null for each node's own address.</summary>
    public string? ExternalAddress { get; init; }

    /// <summary>When nodes get images.</summary>
    public KubernetesImagePull ImagePull { get; init; }

    /// <summary>Secrets of the namespace with logins for the images' registries.</summary>
    public ImmutableArray<string> ImagePullSecrets { get; init; } = [];

    /// <summary>Taints that do not keep services off nodes.</summary>
    public ImmutableArray<KubernetesToleration> Tolerations { get; init; } = [];

    /// <summary>Where workspaces and mounts come from; null for the nodes' own folders of the same path.</summary>
    public KubernetesSharedFolder? SharedFolder { get; init; }

    /// <summary>How long a service may take to run, the pulling of its image included, before it is given up.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Which level of the Pod Security Standards pods keep to.</summary>
    public KubernetesPodSecurity PodSecurity { get; init; }

    /// <summary>Who services run as that are not given a user; null for the image's own user.</summary>
    public ServiceUser? RunAs { get; init; }

    /// <summary>
    /// How long a stream of a running service's output may be silent before another one is opened: the connection may be
    /// open although the other side is gone.
    /// </summary>
    public TimeSpan SilentLogLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many bytes of output kubelets keep in one file at least (<c>containerLogMaxSize</c>; a quarter of a file is not
    /// output). Output beyond is read with checks that no part of it was skipped.
    /// </summary>
    public long LogRotationBytes { get; init; } = 512 * 1024;

    /// <summary>All that is wrong with these options, each as a sentence; empty when they can be used.</summary>
    public ImmutableArray<string> FindProblems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (!LabelText.IsValue(DeploymentName) || DeploymentName.Length == 0)
        {
            problems.Add(
                $"The deployment name '{DeploymentName}' is wrong: use 1 to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit");
        }

        if (Namespace is not null && !LabelText.IsDnsLabel(Namespace))
            problems.Add($"The namespace '{Namespace}' is wrong: use 1 to 63 lower-case letters, digits and '-'");
        if (Context is not null && ConfigFile is null) problems.Add("A context is named, but no kubeconfig to find it in");
        if (Exposure == KubernetesExposure.Ingress && !LabelText.IsDnsName(Ingress?.HostSuffix))
            problems.Add($"Ingresses need a host suffix that is a DNS name, such as zoe.example.org, not '{Ingress?.HostSuffix}'");
        if (SharedFolder is { } shared) FindProblems(shared, problems);
        if (PodSecurity == KubernetesPodSecurity.Restricted && SharedFolder?.NfsServer is not null)
            problems.Add("Under the restricted Pod Security Standard pods cannot mount NFS themselves; use a volume claim as the shared folder");
        if (PodSecurity == KubernetesPodSecurity.Restricted && RunAs is { Uid: 0 })
            problems.Add("Under the restricted Pod Security Standard nothing runs as root; choose another user to run as than 0");
        if (SilentLogLimit <= TimeSpan.Zero) problems.Add("The limit for silent output must be longer than 0");
        if (LogRotationBytes < 0) problems.Add("The size at which output files are rotated must not be negative");
        if (StartLimit <= TimeSpan.Zero) problems.Add("The limit for starts must be longer than 0");
        return problems.ToImmutable();
    }

    private static void FindProblems(KubernetesSharedFolder shared, ImmutableArray<string>.Builder problems)
    {
        if (!shared.RootPath.StartsWith('/')) problems.Add($"The shared folder's path '{shared.RootPath}' is not absolute");
        if (shared.ClaimName is null == (shared.NfsServer is null && shared.NfsPath is null))
            problems.Add("The shared folder is either a volume claim or an NFS export, and needs one of the two");
        else if (shared.ClaimName is null && (shared.NfsServer is not { Length: > 0 } || shared.NfsPath?.StartsWith('/') != true))
            problems.Add("The shared folder's NFS export needs a server and an absolute path");
    }
}
