using Zoe.Backends;
using Zoe.Backends.Process;

namespace Zoe.Web;

/// <summary>Decides what runs services.</summary>
internal static class BackendChoice
{
    /// <summary>Takes what is configured, else a Docker Engine that answers, else local processes.</summary>
    public static async Task<ChosenBackend> ChooseAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        switch (settings.Backend)
        {
            case BackendKind.Process:
                return Processes(settings, "as configured");
            case BackendKind.Virtual:
                return Virtual(settings);
            case BackendKind.Kubernetes:
                return KubernetesChoice.Create(settings, "as configured");
            case BackendKind.DockerEngine when settings.BackendDockerConfigFile is { } file:
                return DockerChoice.OfFile(settings, file, $"as configured, engines from {file}");
            case BackendKind.DockerEngine when settings.Docker.ReadEngines is { } read:
                return DockerChoice.OfList(settings, read, $"as configured, engines from {SettingSources.FileName}");
            case BackendKind.DockerEngine:
                var missing = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
                return DockerChoice.Local(settings, "as configured") with
                {
                    Warning = missing is null
                        ? null
                        : $"No Docker Engine answers now: {missing}. Executions wait until one does.",
                };
        }

        if (settings.BackendDockerConfigFile is { } configured)
            return DockerChoice.OfFile(settings, configured, $"because {configured} lists engines");
        if (settings.Docker.ReadEngines is { } listed)
            return DockerChoice.OfList(settings, listed, $"because {SettingSources.FileName} lists engines");
        if (settings.Kubernetes.ConfigFile is { } cluster)
            return KubernetesChoice.Create(settings, $"because a kubeconfig is named, {cluster}");

        var problem = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
        return problem is null
            ? DockerChoice.Local(settings, $"because one answers at {DockerSocketProbe.SocketPath}")
            : Processes(settings, $"because {problem}");
    }

    private static ChosenBackend Processes(HostSettings settings, string reason)
    {
        if (!settings.AllowProcesses)
        {
            throw new StartupException(
                $"Services would run as local processes, {reason}. These isolate no user from another or from the "
                + $"server. Set up a Docker Engine, or set {HostOptions.AllowProcesses.Argument}=true if all users are trusted.");
        }

        return new ChosenBackend(
            provider => ActivatorUtilities.CreateInstance<ProcessBackend>(provider, new ProcessBackendOptions
            {
                DeploymentName = settings.Engine.DeploymentName,
                StateFolder = Path.Combine(settings.Engine.DataPath, "processes"),
            }),
            "local processes", reason);
    }

    private static ChosenBackend Virtual(HostSettings settings)
    {
        var nodes = Enumerable.Range(0, 4).Select(number => new BackendNode
        {
            Name = $"virtual{number}",
            Millicores = 8000,
            MemoryBytes = 32L << 30,
        });
        return new ChosenBackend(
            provider => new VirtualBackend(
                new VirtualCluster(nodes, provider.GetRequiredService<TimeProvider>()), settings.Engine.DeploymentName),
            "a virtual cluster in memory", "as configured; nothing really runs");
    }
}
