using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>What a server runs its services on.</summary>
/// <param name="Name">For people.</param>
/// <param name="Arguments">The server's arguments that choose it.</param>
public sealed record TestEngine(string Name, string[] Arguments)
{
    /// <summary>Local processes.</summary>
    public static TestEngine Process { get; } = new("Process", ["--backend", "Process"]);

    /// <summary>The private Docker Engine of this test run; skips the test on a machine without one.</summary>
    public static TestEngine RequireDocker(string dataPath)
    {
        var address = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
        Assert.SkipWhen(address is null, "needs a Docker Engine: ZOE_TEST_DOCKER_HOST is not set (./test.sh sets it)");
        var file = Path.Combine(dataPath, "docker.conf");
        File.WriteAllText(
            file,
            $"""
            [DEFAULT]
            use_tls: no

            [engine]
            docker_address: {address}
            external_address: 127.0.0.1
            """);
        return new TestEngine("DockerEngine", ["--backend", "DockerEngine", "--backend-docker-config-file", file]);
    }

    public static TestEngine Require(string name, string dataPath) =>
        name == Process.Name ? Process : RequireDocker(dataPath);
}
