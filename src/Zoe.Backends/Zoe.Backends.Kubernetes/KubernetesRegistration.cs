using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends.Registration;

namespace Zoe.Backends.Kubernetes;

/// <summary>Registers the Kubernetes driver.</summary>
public static class KubernetesRegistration
{
    /// <summary>Runs services as pods of the cluster that this process runs in.</summary>
    public static TBuilder UseKubernetes<TBuilder>(this TBuilder builder)
        where TBuilder : IBackendBuilder => builder.UseKubernetes(new KubernetesBackendOptions());

    /// <summary>
    /// Runs services as pods of a cluster. The name of the deployment is that of Zoe's options, and so is the path of the
    /// shared folder when it is empty.
    /// </summary>
    public static TBuilder UseKubernetes<TBuilder>(this TBuilder builder, KubernetesBackendOptions options)
        where TBuilder : IBackendBuilder
    {
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.AddSingleton<IBackend>(provider => ActivatorUtilities.CreateInstance<KubernetesBackend>(
            provider, Complete(options, provider.GetRequiredService<DeploymentContext>())));
        return builder;
    }

    private static KubernetesBackendOptions Complete(KubernetesBackendOptions options, DeploymentContext deployment) =>
        options with
        {
            DeploymentName = deployment.Name,
            SharedFolder = options.SharedFolder is { RootPath: "" } shared
                ? shared with { RootPath = deployment.WorkspaceBasePath }
                : options.SharedFolder,
        };
}
