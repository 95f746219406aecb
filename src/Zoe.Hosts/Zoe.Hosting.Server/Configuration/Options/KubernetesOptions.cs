using System.Collections.Immutable;
using System.ComponentModel;
using Zoe.Backends;
using Zoe.Backends.Kubernetes;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Settings of the Kubernetes driver.</summary>
[DisplayName("Kubernetes")]
internal sealed class KubernetesOptions
{
    [Path("Path of a kubeconfig.", Default = "none: the service account of the pod that the server runs in", See = "backends/kubernetes.md")]
    public string? KubeConfigFile { get; set; }

    [Text("Context of the kubeconfig.", Default = "the file's current one")]
    public string? KubeContext { get; set; }

    [Text("Namespace in which services run.", Default = "that of the context or the account, else default")]
    public string? KubeNamespace { get; set; }

    [Choice<KubernetesNodeChoice>("Who places services: Zoe (node-name), Zoe with the cluster's consent (node-affinity), or the cluster (cluster).")]
    public KubernetesNodeChoice KubeNodeChoice { get; set; }

    [Choice<KubernetesExposure>("How users reach services: node-port, load-balancer or ingress.")]
    public KubernetesExposure KubeExposure { get; set; }

    [Text("Suffix of the host names of ingresses: <service>.<proxy path>. Required for ingress.")]
    public string? ProxyPath { get; set; }

    [Text("Class of the ingresses.", Default = "the cluster's default")]
    public string? KubeIngressClass { get; set; }

    [Text("Secret with a TLS certificate for all names below the proxy path.")]
    public string? KubeIngressSecret { get; set; }

    [Text("Address under which users reach node ports.", Default = "each node's own")]
    public string? KubeExternalAddress { get; set; }

    [Choice<KubernetesImagePull>("When nodes pull images: if-not-present, always or never.")]
    public KubernetesImagePull KubeImagePull { get; set; }

    [Names("Secrets with logins for registries, separated by commas.", Default = "none")]
    public ImmutableArray<string> KubePullSecrets { get; set; } = [];

    [Tolerations("Taints that services tolerate: key[=value][:effect], separated by commas.", Default = "none")]
    public ImmutableArray<KubernetesToleration> KubeTolerations { get; set; } = [];

    [SharedFolder("Volume that provides the workspace base path to pods: pvc:<claim> or nfs:<server>:<path>.", Default = "the nodes' own folders")]
    public KubernetesSharedFolder? KubeSharedFolder { get; set; }

    [Choice<KubernetesPodSecurity>("Level of the Pod Security Standards of services: privileged, baseline or restricted.")]
    public KubernetesPodSecurity KubePodSecurity { get; set; }

    [ServiceUser("User that services run as unless they run as their owner: uid[:gid].", Default = "the image's user")]
    public ServiceUser? KubeRunAs { get; set; }
}
