using Zoe.Backends.Kubernetes;

namespace Zoe.Web;

/// <summary>Makes the Kubernetes driver of the settings.</summary>
internal static class KubernetesChoice
{
    /// <summary>The driver.</summary>
    /// <exception cref="StartupException">There is no cluster to be found by the settings.</exception>
    public static ChosenBackend Create(HostSettings settings, string reason)
    {
        var options = settings.Kubernetes with
        {
            DeploymentName = settings.Engine.DeploymentName,
            SharedFolder = settings.Kubernetes.SharedFolder is { } shared
                ? shared with { RootPath = FindWorkspaces(settings) }
                : null,
        };
        var problems = options.FindProblems();
        if (problems.Length > 0) throw new StartupException(string.Join('\n', problems.Select(problem => problem + ".")));
        try
        {
            KubernetesBackend.CheckConnection(options);
        }
        catch (KubeConfigException exception)
        {
            throw new StartupException(exception.Message + ".", exception);
        }

        return new ChosenBackend(
            provider => ActivatorUtilities.CreateInstance<KubernetesBackend>(provider, options), "Kubernetes", reason);
    }

    // Without a folder of its own, that of the data path.
    private static string FindWorkspaces(HostSettings settings) =>
        settings.Engine.WorkspaceBasePath ?? Path.Combine(settings.Engine.DataPath, "workspaces");
}
