using Zoe.Backends.Kubernetes;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Hosting.Server.Backends;

/// <summary>Creates the Kubernetes driver from the options.</summary>
internal static class KubernetesChoice
{
    /// <summary>Creates the driver.</summary>
    /// <exception cref="StartupException">The options select no cluster.</exception>
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
            // Without a kubeconfig the server runs in a pod of the cluster.
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

    // The default of the engine.
    private static string FindWorkspaces(ZoeHostOptions options) =>
        options.Deployment.WorkspaceBasePath ?? Path.Combine(options.Server.DataPath, "workspaces");
}
