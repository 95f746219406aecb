using System.Globalization;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests.Support;

/// <summary>Docker Engines of a test's own, named a, b, …, which it may kill, with a network that spans them.</summary>
internal sealed class PrivateEngines : IAsyncDisposable
{
    private const string Network = "zoe";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoe-engines-");
    private readonly SortedDictionary<string, PrivateEngine> _engines = new(StringComparer.Ordinal);

    private PrivateEngines()
    {
    }

    public PrivateEngine this[string node] => _engines[node];

    /// <summary>Starts that many engines; skips the test on a machine that cannot.</summary>
    public static async Task<PrivateEngines> StartAsync(int count, bool liveRestore = true)
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, $"no Docker Engine: {EngineScript.FindObstacle()}");
        var engines = new PrivateEngines();
        for (var i = 0; i < count; i++)
        {
            var engine = await PrivateEngine.StartAsync(liveRestore);
            engines._engines.Add(((char)('a' + i)).ToString(), engine);
            await EngineScript.DockerAsync(engine.Address, "network", "create", Network);
        }

        engines.Configure();
        return engines;
    }

    /// <summary>Writes the file that lists the engines, one of them with the label <c>disabled</c>.</summary>
    public void Configure(string? disabled = null) => File.WriteAllText(
        ConfFile,
        "[DEFAULT]\nuse_tls: no\nexternal_address: 127.0.0.1\n" + string.Concat(_engines.Select(engine =>
            $"[{engine.Key}]\ndocker_address: {engine.Value.Address}\nlabels: {(engine.Key == disabled ? "disabled" : "")}\n")));

    /// <summary>Starts a server on the engines, and waits until it knows them.</summary>
    public async Task<ServerProcess> StartServerAsync(double nodeLostAfter, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["ZOE_BACKEND"] = "DockerEngine",
            ["ZOE_BACKEND_DOCKER_CONFIG_FILE"] = ConfFile,
            ["ZOE_SPANNING_NETWORKS"] = Network,
            ["ZOE_NODE_LOST_AFTER"] = nodeLostAfter.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more) environment[name] = value;
        var server = await ServerProcess.StartAsync(Path.Combine(_folder.FullName, "data"), environment: environment);
        try
        {
            using var client = new RestClient(server);
            await client.WaitForNodesAsync(_engines.Count);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The names of an engine's containers from the Docker CLI, including ended ones.</summary>
    public async Task<string[]> ListAsync(string node) =>
        (await EngineScript.DockerAsync(_engines[node].Address, "ps", "--all", "--format", "{{.Names}}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines.Values) await engine.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string ConfFile => Path.Combine(_folder.FullName, "docker.conf");
}
