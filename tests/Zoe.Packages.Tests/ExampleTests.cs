using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends.Registration;
using Zoe.Hosting;
using Zoe.Model;
using Zoe.Model.Shop;
using Zoe.Packages.Tests.Examples;
using Zoe.Packages.Tests.Examples.Documents;
using Zoe.TestKit;

namespace Zoe.Packages.Tests;

/// <summary>Runs the examples of the READMEs.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Batch = """
        {
          "name": "hello", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "hello", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1, "startup_order": 0,
            "command": "run 0.1 print Hello", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-examples-").FullName;

    private string[] Arguments => [$"--Zoe:DataPath={_folder}", "--Logging:LogLevel:Default=Warning"];

    [Fact]
    public void The_scheduler_places_four_of_five_services() => SchedulerExample.Run().ShouldBe("n1:2 n2:2");

    [Fact]
    public void The_simulator_compares_two_modes() => SimulationExample.Run().ShouldBe("two");

    [Fact]
    public void A_policy_of_ones_own_keeps_the_laws() => SchedulerTestingExample.CheckLaws();

    [Fact]
    public void An_order_of_ones_own_is_checked_and_simulated() =>
        CustomSchedulerExample.Run().ShouldAllBe(mean => mean > 0);

    [Fact]
    public async Task Metrics_are_served_for_Prometheus() =>
        (await OpenTelemetryExample.RunAsync(Arguments)).ShouldContain("zoe_queue_length");

    [Fact]
    public async Task A_factory_of_a_plug_in_makes_the_back_end()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new DeploymentContext { Name = "prod", DataPath = _folder, WorkspaceBasePath = _folder })
            .BuildServiceProvider();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Nodes", "3")]).Build();

        await using var backend = new MyClusterFactory().Create(settings, provider);

        (await backend.DescribeNodesAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(3);
    }

    [Fact]
    public void A_ZApp_is_read_checked_and_expanded() =>
        ModelExample.Run(Sample("pi.json")).ShouldNotBeNull().ShouldContain("elastic-pi");

    [Fact]
    public void A_ZApp_that_is_not_valid_gives_null()
    {
        var file = Path.Combine(_folder, "empty.json");
        File.WriteAllText(file, "{}");

        ModelExample.Run(file).ShouldBeNull();
    }

    [Fact]
    public void Parameters_of_the_shop_are_applied()
    {
        var zapp = ZAppReader.Read(File.ReadAllBytes(Sample("pi.json"))).Value!;
        var entry = ShopManifestReader.Read(File.ReadAllBytes(Sample("manifest.json"))).Value!.Zapps.Single();
        var old = Path.Combine(Repository.Root, "tests/Zoe.Model.Tests/Goldens/zapp-v2/seed-notebook.json");

        var mine = ModelParametersExample.Run(File.ReadAllBytes(old), zapp, entry);

        mine.Services.SelectMany(service => service.Environment).ShouldContain(new EnvironmentVariable("TASKS", "48"));
    }

    [Fact]
    public async Task The_virtual_cluster_starts_lists_and_stops_a_service() =>
        (await BackendsExample.RunAsync()).ShouldBe("Running 0");

    [Fact]
    public async Task A_local_process_writes_its_output() =>
        (await ProcessExample.RunAsync(_folder)).ShouldBe("Hello from a process\n");

    [Fact]
    public async Task An_execution_runs_in_a_generic_host_and_is_terminated()
    {
        var seen = await HostingExample.RunAsync(Arguments);

        seen.ShouldContain(ExecutionStatus.Running);
        seen[^1].ShouldBe(ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task The_database_is_copied_while_the_engine_runs() =>
        (await SqliteExample.RunAsync(Arguments, _folder)).ShouldBeGreaterThan(0);

    [Fact]
    public async Task Executions_are_kept_in_a_PostgreSQL_server()
    {
        Assert.SkipWhen(PostgresServer.FindObstacle() is not null, PostgresServer.FindObstacle() ?? "");
        await using var server = await PostgresServer.StartAsync();
        (await PostgresExample.RunAsync(Arguments, server.ConnectionString)).ShouldBe(0);
    }

    [Fact]
    public async Task Docker_Engines_are_described()
    {
        var engine = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
        Assert.SkipWhen(string.IsNullOrEmpty(engine), "ZOE_TEST_DOCKER_HOST is not set: no Docker Engine to run this on");

        var nodes = await DockerExample.RunAsync([.. Arguments, $"--Engine={engine}"]);

        nodes.ShouldHaveSingleItem().Online.ShouldBeTrue();
    }

    [Fact]
    public async Task Nodes_of_a_Kubernetes_cluster_are_described()
    {
        var file = Environment.GetEnvironmentVariable("ZOE_TEST_KUBECONFIG");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "ZOE_TEST_KUBECONFIG is not set: no cluster to run this on");

        var nodes = await KubernetesExample.RunAsync([.. Arguments, $"--KubeConfig={file}"]);

        nodes.ShouldContain(node => node.Online);
    }

    [Fact]
    public async Task An_application_has_the_API_below_a_prefix_and_the_client_uses_it()
    {
        var file = Path.Combine(_folder, "hello.json");
        await File.WriteAllTextAsync(file, Batch, TestContext.Current.CancellationToken);
        await AspNetCoreExample.RunAsync([.. Arguments, "--urls=http://127.0.0.1:0"], async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            (await http.GetStringAsync("/")).ShouldBe("My application");
            (await http.GetAsync("/zoe/api/0.7/statistics/scheduler")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            http.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:secret")));
            (await http.GetAsync("/zoe/api/0.7/statistics/scheduler")).StatusCode.ShouldBe(HttpStatusCode.OK);

            (await ClientExample.RunAsync(new Uri(address, "zoe/").ToString(), "secret", file)).ShouldBe("terminated");
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Sample(string file) => Path.Combine(Repository.Root, "samples", "zapp-shop", "pi", file);
}
