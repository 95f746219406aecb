using System.Text.Json.Nodes;
using Zoe.EndToEnd.Tests.Support;

namespace Zoe.EndToEnd.Tests;

public sealed class ServerCrashTests : IDisposable
{
    private readonly string _dataPath = Directory.CreateTempSubdirectory("zoe-e2e-").FullName;

    [Theory]
    [InlineData("Process")]
    [InlineData("DockerEngine")]
    public async Task A_killed_server_adopts_running_services_starts_nothing_twice_and_ends_the_batch_job(string backend)
    {
        var engine = TestEngine.Require(backend, _dataPath);
        long batch, web, elastic;
        List<JsonNode> before;
        var workspace = Path.Combine(_dataPath, "workspaces", engine.Deployment, "admin");
        await using (var server = await engine.StartServerAsync(_dataPath))
        {
            using var client = new RestClient(server);
            batch = await client.StartAsync("batch", Applications.Batch(
                "sh -c 'echo begun; while [ ! -e $ZOE_WORKSPACE/go ]; do sleep 0.1; done; echo done'"));
            web = await client.StartAsync("web", Applications.Web());
            elastic = await client.StartAsync("elastic", Applications.Elastic(workers: 3));
            foreach (var id in (long[])[batch, web, elastic]) await client.WaitAsync(id, "running");
            before = await WaitForAllActiveAsync(client, web, elastic);
            await server.KillAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(workspace, "go"), "", TestContext.Current.CancellationToken);
        await using var next = await engine.StartServerAsync(_dataPath);
        using var again = new RestClient(next);
        var ended = await again.WaitAsync(batch, "terminated");
        ended["error_message"].ShouldBeNull();
        var output = await again.GetLogsAsync(ended["services"]![0]!.GetValue<long>());
        output.ShouldBe("begun\ndone\n");

        var after = await WaitForAllActiveAsync(again, web, elastic);
        after.Select(Identity).ShouldBe(before.Select(Identity));
        after.ShouldAllBe(service => service["restart_count"]!.GetValue<int>() == 0);
        using var page = new HttpClient();
        (await page.GetAsync(await again.GetFirstLinkAsync(web))).ShouldNotBeNull();

        foreach (var id in (long[])[web, elastic]) await again.TerminateAsync(id);
        foreach (var id in (long[])[web, elastic]) await again.WaitAsync(id, "terminated");
    }

    public void Dispose()
    {
        if (Directory.Exists(_dataPath)) Directory.Delete(_dataPath, recursive: true);
    }

    private static string Identity(JsonNode service) => $"{service["name"]} {service["backend_id"]}";

    private static async Task<List<JsonNode>> WaitForAllActiveAsync(RestClient client, params long[] executions)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var services = new List<JsonNode>();
            foreach (var id in executions) services.AddRange(await client.GetServicesAsync(id));
            if (services.TrueForAll(service => service["status"]!.GetValue<string>() == "active")) return services;
            await Task.Delay(50, limit.Token);
        }
    }
}
