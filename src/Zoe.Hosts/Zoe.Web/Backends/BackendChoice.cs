using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Backends.Docker;
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
            case BackendKind.DockerEngine when settings.BackendDockerConfigFile is { } file:
                return Docker(settings, ReadEngines(file), $"as configured, engines from {file}", file);
            case BackendKind.DockerEngine:
                var missing = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
                return Docker(settings, LocalEngine(), "as configured") with
                {
                    Warning = missing is null
                        ? null
                        : $"No Docker Engine answers now: {missing}. Executions wait until one does.",
                };
        }

        if (settings.BackendDockerConfigFile is { } configured)
        {
            var engines = ReadEngines(configured);
            return Docker(settings, engines, $"because {configured} lists engines", configured);
        }

        var problem = await DockerSocketProbe.FindProblemAsync(DockerSocketProbe.SocketPath, cancellationToken);
        return problem is null
            ? Docker(settings, LocalEngine(), $"because one answers at {DockerSocketProbe.SocketPath}")
            : Processes(settings, $"because {problem}");
    }

    private static ChosenBackend Processes(HostSettings settings, string reason) => new(
        provider => ActivatorUtilities.CreateInstance<ProcessBackend>(provider, new ProcessBackendOptions
        {
            Deployment = settings.Engine.DeploymentName,
            StateFolder = Path.Combine(settings.Engine.DataPath, "processes"),
        }),
        "local processes", reason);

    private static ChosenBackend Docker(
        HostSettings settings, ImmutableArray<DockerEngineOptions> engines, string reason, string? confFile = null)
    {
        var options = new DockerBackendOptions
        {
            Engines = engines,
            ConfFile = confFile,
            DeploymentName = settings.Engine.DeploymentName,
            NetworkName = settings.OverlayNetworkName,
        };
        var problems = options.FindProblems();
        if (problems.Length > 0) throw new StartupException(string.Join('\n', problems.Select(problem => problem + ".")));
        return new ChosenBackend(
            provider => ActivatorUtilities.CreateInstance<DockerBackend>(provider, options), "Docker Engine", reason);
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

    private static ImmutableArray<DockerEngineOptions> LocalEngine() =>
        [new DockerEngineOptions { Name = "local", Address = $"unix://{DockerSocketProbe.SocketPath}", ExternalAddress = "127.0.0.1" }];

    private static ImmutableArray<DockerEngineOptions> ReadEngines(string file)
    {
        try
        {
            return DockerConfFile.Read(file);
        }
        catch (DockerConfException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The list of Docker Engines cannot be read: {exception.Message}", exception);
        }
    }
}
