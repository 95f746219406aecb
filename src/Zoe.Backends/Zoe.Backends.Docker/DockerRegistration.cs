using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends.Docker.Configuration;
using Zoe.Backends.Registration;

namespace Zoe.Backends.Docker;

/// <summary>Registers the Docker driver.</summary>
public static class DockerRegistration
{
    private const string LocalSocket = "unix:///var/run/docker.sock";

    /// <summary>Runs services on the Docker Engine of this machine, at <c>/var/run/docker.sock</c>.</summary>
    public static TBuilder UseDocker<TBuilder>(this TBuilder builder)
        where TBuilder : IBackendBuilder
    {
        var local = new DockerEngineOptions { Name = "local", Address = LocalSocket, ExternalAddress = "127.0.0.1" };
        return builder.UseDocker(new DockerBackendOptions { Engines = [local] });
    }

    /// <summary>Runs services on the Docker Engines of a <c>docker.conf</c> file, which is read again when it changes.</summary>
    /// <exception cref="DockerConfException">The file's content is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TBuilder UseDocker<TBuilder>(this TBuilder builder, string configFile)
        where TBuilder : IBackendBuilder => builder.UseDocker(new DockerBackendOptions
        {
            Engines = DockerConfFile.Read(configFile),
            ReadEngines = () => DockerConfFile.Read(configFile),
        });

    /// <summary>Runs services on Docker Engines. The name of the deployment is that of Zoe's options.</summary>
    public static TBuilder UseDocker<TBuilder>(this TBuilder builder, DockerBackendOptions options)
        where TBuilder : IBackendBuilder
    {
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.AddSingleton<IBackend>(provider => ActivatorUtilities.CreateInstance<DockerBackend>(
            provider, options with { DeploymentName = provider.GetRequiredService<DeploymentContext>().Name }));
        return builder;
    }
}
