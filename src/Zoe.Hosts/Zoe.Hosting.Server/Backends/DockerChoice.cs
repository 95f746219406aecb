using System.Collections.Immutable;
using Zoe.Backends.Docker;
using Zoe.Backends.Docker.Configuration;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Hosting.Server.Backends;

/// <summary>Creates the Docker driver from the options.</summary>
internal static class DockerChoice
{
    /// <summary>With the engines of a file in the format of <c>docker.conf</c>, reloaded when it changes.</summary>
    public static ChosenBackend OfFile(ZoeHostOptions options, string file, string reason) =>
        OfList(options, () => DockerConfFile.Read(file), reason);

    /// <summary>With engines that are read now, and again when they change.</summary>
    public static ChosenBackend OfList(
        ZoeHostOptions options, Func<ImmutableArray<DockerEngineOptions>> read, string reason)
    {
        try
        {
            return Create(options, read(), reason, read);
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

    /// <summary>With the local engine.</summary>
    public static ChosenBackend Local(ZoeHostOptions options, string reason)
    {
        var engine = new DockerEngineOptions
        {
            Name = "local",
            Address = $"unix://{DockerSocketProbe.SocketPath}",
            ExternalAddress = "127.0.0.1",
        };
        return Create(options, [engine], reason, read: null);
    }

    private static ChosenBackend Create(
        ZoeHostOptions options,
        ImmutableArray<DockerEngineOptions> engines,
        string reason,
        Func<ImmutableArray<DockerEngineOptions>>? read)
    {
        var docker = options.Docker;
        var driver = new DockerBackendOptions
        {
            Engines = engines,
            ReadEngines = read,
            DeploymentName = options.Deployment.DeploymentName,
            NetworkName = docker.OverlayNetworkName,
            CreateMissingNetworks = docker.CreateNetworks,
            SpanningNetworks = docker.SpanningNetworks,
            OpenProxiedPorts = docker.OpenProxiedPorts,
            CoreLimit = docker.CoreLimit,
            PullMissingImages = docker.PullImages,
            ReadRegistryLogins = docker.RegistryLoginFile is { } logins ? () => DockerRegistryLoginFile.Read(logins) : () => [],
        };
        var problems = driver.FindProblems();
        if (problems.Length > 0) throw new StartupException(string.Join('\n', problems.Select(problem => problem + ".")));
        return new ChosenBackend(zoe => zoe.UseDocker(driver), "Docker Engine", reason);
    }
}
