using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Process;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Hosting.Server.Backends;

/// <summary>Selects the back-end.</summary>
internal static class BackendChoice
{
    /// <summary>Selects the configured back-end, else a reachable Docker Engine, else local processes.</summary>
    public static async Task<ChosenBackend> ChooseAsync(
        ZoeHostOptions options, IConfiguration configuration, CancellationToken cancellationToken)
    {
        Func<ImmutableArray<DockerEngineOptions>>? engines =
            SettingsFiles.ListEngines(configuration) ? () => SettingsFiles.ReadEngines(configuration) : null;
        switch (options.Backend.Backend)
        {
            case { } name when BackendNames.AreEqual(name, BackendNames.Process):
                return Processes(options, "as configured");
            case { } name when BackendNames.AreEqual(name, BackendNames.Virtual):
                return Virtual(options.Backend);
            case { } name when BackendNames.AreEqual(name, BackendNames.Kubernetes):
                return KubernetesChoice.Create(options, "as configured");
            case { } name when !BackendNames.AreEqual(name, BackendNames.DockerEngine):
                return PluginChoice.Create(options, configuration, name);
            case not null when options.Docker.BackendDockerConfigFile is { } file:
                return DockerChoice.OfFile(options, file, $"as configured, engines from {file}");
            case not null when engines is not null:
                return DockerChoice.OfList(options, engines, $"as configured, engines from {SettingsFiles.Name}");
            case not null:
                var missing = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
                return DockerChoice.Local(options, "as configured") with
                {
                    Warning = missing is null
                        ? null
                        : $"No Docker Engine is reachable: {missing}. Executions wait until one is.",
                };
        }

        if (options.Docker.BackendDockerConfigFile is { } configured)
            return DockerChoice.OfFile(options, configured, $"because {configured} lists engines");
        if (engines is not null)
            return DockerChoice.OfList(options, engines, $"because {SettingsFiles.Name} lists engines");
        if (options.Kubernetes.KubeConfigFile is { } cluster)
            return KubernetesChoice.Create(options, $"because a kubeconfig is configured: {cluster}");

        var problem = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
        return problem is null
            ? DockerChoice.Local(options, $"found at {DockerSocketProbe.SocketPath}")
            : Processes(options, $"because {problem}");
    }

    private static ChosenBackend Processes(ZoeHostOptions options, string reason)
    {
        if (!options.Backend.AllowProcesses)
        {
            throw new StartupException(
                $"Services would run as local processes, {reason}. These are not isolated from each other or from the "
                + $"server. Set up a Docker Engine, or set {Setting.ArgumentOf(nameof(BackendOptions.AllowProcesses))}=true if all users are trusted.");
        }

        return new ChosenBackend(zoe => zoe.UseProcesses(), "local processes", reason);
    }

    private static ChosenBackend Virtual(BackendOptions options) => new(
        zoe => zoe.UseVirtualCluster(options.VirtualNodes, options.VirtualCores, options.VirtualMemory),
        $"a virtual cluster in memory with {options.VirtualNodes} nodes", "as configured; services are simulated");
}
