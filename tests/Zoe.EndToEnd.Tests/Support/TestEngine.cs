using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests.Support;

/// <summary>A back-end of the tests.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Deployment">Separates servers of concurrent tests.</param>
/// <param name="Environment">The server's settings that choose it.</param>
public sealed record TestEngine(string Name, string Deployment, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Local processes.</summary>
    public static TestEngine Process { get; } = new("Process", "prod", new Dictionary<string, string>());

    /// <summary>The private Docker Engine of this test run; skips the test on a machine without one.</summary>
    public static TestEngine RequireDocker(string dataPath)
    {
        var address = System.Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
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
        var deployment = $"test{Path.GetFileName(dataPath)[^6..].ToLowerInvariant()}";
        return new TestEngine("DockerEngine", deployment, new Dictionary<string, string>
        {
            ["ZOE_DEPLOYMENT_NAME"] = deployment,
            ["ZOE_BACKEND"] = "DockerEngine",
            ["ZOE_BACKEND_DOCKER_CONFIG_FILE"] = file,
        });
    }

    /// <summary>The engine of this name, for a server that keeps its data in a folder.</summary>
    public static TestEngine Require(string name, string dataPath) =>
        name == Process.Name ? Process : RequireDocker(dataPath);

    /// <summary>Starts a server on this engine, with further settings.</summary>
    public Task<ServerProcess> StartServerAsync(string dataPath, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>(Environment);
        foreach (var (name, value) in more) environment[name] = value;
        return ServerProcess.StartAsync(dataPath, environment: environment);
    }
}
