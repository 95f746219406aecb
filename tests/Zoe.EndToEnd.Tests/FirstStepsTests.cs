using Zoe.EndToEnd.Tests.Support;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>What the README promises a new user.</summary>
public sealed class FirstStepsTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    [Theory]
    [InlineData("Process")]
    [InlineData("DockerEngine")]
    public async Task The_elastic_sample_runs_prints_its_result_and_leaves_nothing(string backend)
    {
        var engine = TestEngine.Require(backend, _dataPath);
        await using var server = await engine.StartServerAsync(_dataPath);

        var run = await RunAsync(server, "start", "pi", ShopFile("pi", "pi.json"), "--wait", "--follow");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("pi = 3.1415926536\nThat is right.\n");
        if (backend != "Process") (await DockerCommand.ListContainersAsync(engine.Deployment)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notebook_whose_image_the_engine_lacks_ends_in_error_naming_image_and_node()
    {
        await using var server = await TestEngine.RequireDocker(_dataPath).StartServerAsync(_dataPath);
        var file = Path.Combine(_dataPath, "notebook.json");
        await File.WriteAllTextAsync(file, Notebook, TestContext.Current.CancellationToken);
        (await RunAsync(server, "validate", file)).ExitCode.ShouldBe(0);

        var run = await RunAsync(server, "start", "notebook", file, "--wait");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("docker-registry:5000/apps/jupyter-notebook");
        run.Error.ShouldContain("engine");
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }

    private static Task<ProgramRun> RunAsync(ServerProcess server, params string[] arguments) =>
        ProgramRun.RunAsync("zoe.dll", arguments, new Dictionary<string, string>
        {
            ["ZOE_URL"] = server.Url.ToString(),
            ["ZOE_USER"] = "admin",
            ["ZOE_PASS"] = server.Password,
        });

    private static string ShopFile(string sample, string file) =>
        Path.Combine(AppContext.BaseDirectory, "zapp-shop", sample, file);

    /// <summary>The example of the format's documentation.</summary>
    private const string Notebook =
        """
        {
            "name": "Jupyter notebook",
            "version": 3,
            "will_end": false,
            "size": 512,
            "services": [
                {
                    "name": "jupyter",
                    "environment": [
                        ["NB_USER", "{user_name}"]
                    ],
                    "image": "docker-registry:5000/apps/jupyter-notebook",
                    "monitor": true,
                    "total_count": 1,
                    "essential_count": 1,
                    "resources": {
                        "memory": {
                            "min": 4294967296,
                            "max": 4294967296
                        },
                        "cores": {
                            "min": null,
                            "max": null
                        }
                    },
                    "startup_order": 0,
                    "ports": [
                        {
                            "name": "Jupyter Notebook interface",
                            "url_template": "http://{ip_port}/",
                            "protocol": "tcp",
                            "port_number": 8888
                        }
                    ]
                }
            ]
        }
        """;
}
