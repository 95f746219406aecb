using Zoe.Backends.Kubernetes;
using Zoe.Web.Configuration.Options;
using Zoe.Web.Startup;

namespace Zoe.Web.Backends;

/// <summary>Makes the Kubernetes driver of the options.</summary>
internal static class KubernetesChoice
{
    /// <summary>The driver.</summary>
    /// <exception cref="StartupException">There is no cluster to be found by the options.</exception>
    public static ChosenBackend Create(ZoeHostOptions options, string reason)
    {
        var driver = Describe(options);
        var problems = driver.FindProblems();
        if (problems.Length > 0) throw new StartupException(string.Join('\n', problems.Select(problem => problem + ".")));
        try
        {
            KubernetesBackend.CheckConnection(driver);
        }
        catch (KubeConfigException exception)
        {
            throw new StartupException(exception.Message + ".", exception);
        }

        return new ChosenBackend(zoe => zoe.UseKubernetes(driver), "Kubernetes", reason);
    }

    private static KubernetesBackendOptions Describe(ZoeHostOptions options)
    {
        var kubernetes = options.Kubernetes;
        return new KubernetesBackendOptions
        {
            DeploymentName = options.Deployment.DeploymentName,
            ConfigFile = kubernetes.KubeConfigFile,
            Context = kubernetes.KubeContext,
            Namespace = kubernetes.KubeNamespace,
            NodeChoice = kubernetes.KubeNodeChoice,
            Exposure = kubernetes.KubeExposure,
            // Without a kubeconfig this is a pod of the cluster.
            ReachesPods = kubernetes.KubeConfigFile is null && !options.Docker.OpenProxiedPorts,
            Ingress = new KubernetesIngressOptions
            {
                HostSuffix = kubernetes.ProxyPath ?? "",
                ClassName = kubernetes.KubeIngressClass,
                TlsSecret = kubernetes.KubeIngressSecret,
            },
            ExternalAddress = kubernetes.KubeExternalAddress,
            ImagePull = kubernetes.KubeImagePull,
            ImagePullSecrets = kubernetes.KubePullSecrets,
            Tolerations = kubernetes.KubeTolerations,
            SharedFolder = kubernetes.KubeSharedFolder is { } shared ? shared with { RootPath = FindWorkspaces(options) } : null,
            PodSecurity = kubernetes.KubePodSecurity,
            RunAs = kubernetes.KubeRunAs,
        };
    }

    // Without a folder of its own, that of the data path.
    private static string FindWorkspaces(ZoeHostOptions options) =>
        options.Deployment.WorkspaceBasePath ?? Path.Combine(options.Server.DataPath, "workspaces");
}
