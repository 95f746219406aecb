using Microsoft.Extensions.Logging.Abstractions;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>Makes the driver under test.</summary>
internal static class DockerBackends
{
    public const string Node = "node";

    public static DockerBackend Create(string address, string deployment) => Create(Options(address, deployment));

    public static DockerBackend Create(DockerBackendOptions options, TimeProvider? time = null) =>
        new(options, time ?? TimeProvider.System, NullLogger<DockerBackend>.Instance);

    public static DockerBackendOptions Options(string address, string deployment) => new()
    {
        DeploymentName = deployment,
        Engines = [new DockerEngineOptions { Name = Node, Address = address }],
    };
}
