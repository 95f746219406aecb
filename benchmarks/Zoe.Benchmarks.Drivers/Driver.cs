using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends;
using Zoe.Backends.Docker;

namespace Zoe.Benchmarks.Drivers;

/// <summary>The driver on one engine, and services for it.</summary>
internal static class Driver
{
    public const string Node = "node";
    public const string Network = "zoe-benchmark";
    public const string Image = "zoe/busybox:1";

    public static DockerBackend Create(string engine) => new(
        new DockerBackendOptions
        {
            DeploymentName = "benchmark",
            NetworkName = Network,
            Engines = [new DockerEngineOptions { Name = Node, Address = engine }],
        },
        TimeProvider.System,
        NullLogger<DockerBackend>.Instance);

    public static ServiceSpec Describe(long id, string command) => new()
    {
        Key = new ServiceKey(1, id, 1),
        HostName = $"service{id}-1-benchmark",
        Image = Image,
        Command = command,
    };

    public static Task StopAsync(DockerBackend backend, ServiceKey key) =>
        backend.StopAsync(key, Node, TimeSpan.Zero, CancellationToken.None);
}
