using System.Text.Json.Nodes;
using Zoe.EndToEnd.Tests.Support;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>A real server that may open few files (<c>prlimit --nofile</c>).</summary>
public sealed class DescriptorLimitTests
{
    private const int FirstLimit = 600;
    private const int LaterLimit = 400;

    [Fact]
    public async Task An_execution_that_does_not_fit_waits_with_its_reason_and_a_restart_of_the_server_ends_nothing()
    {
        string data;
        long id;
        Dictionary<string, string> before;
        await using (var server = await ServerProcess.StartAsync(openFiles: FirstLimit))
        {
            data = server.DataPath;
            await server.WaitUntilReadyAsync();
            using var client = new RestClient(server);
            id = await client.StartAsync("many", Many(FirstLimit / 2));
            await client.WaitAsync(id, "running");
            await WaitForAsync(client, id, service => Text(service).Contains("file descriptors", StringComparison.Ordinal));
            before = Active(await client.GetServicesAsync(id));
            before.Count.ShouldBeGreaterThan(50);
            (await client.GetExecutionAsync(id))["status"]!.GetValue<string>().ShouldBe("running");
            await server.KillAsync();
        }

        await using (var server = await ServerProcess.StartAsync(data, openFiles: LaterLimit))
        {
            await server.WaitUntilReadyAsync();
            using var client = new RestClient(server);
            // Two full listings, so that the first one has been applied.
            await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);
            var after = Active(await client.GetServicesAsync(id));
            foreach (var (name, backendId) in before) after.GetValueOrDefault(name).ShouldBe(backendId, name);
            await server.KillAsync();
        }

        await using var last = await ServerProcess.StartAsync(data);
        await last.WaitUntilReadyAsync();
    }

    private static JsonNode Many(int workers)
    {
        var application = Applications.Elastic(workers);
        foreach (var service in application["services"]!.AsArray())
        {
            service!["resources"]!["cores"]!["min"] = 0.001;
            service["resources"]!["memory"]!["min"] = 1 << 20;
            service["resources"]!["memory"]!["max"] = 16 << 20;
        }

        return application;
    }

    private static string Text(JsonNode service) => service.ToJsonString();

    private static Dictionary<string, string> Active(IEnumerable<JsonNode> services) => services
        .Where(service => service["status"]!.GetValue<string>() == "active")
        .ToDictionary(service => service["name"]!.GetValue<string>(), service => service["backend_id"]!.GetValue<string>());

    private static async Task WaitForAsync(RestClient client, long id, Func<JsonNode, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!(await client.GetServicesAsync(id)).Exists(service => condition(service))) await Task.Delay(500, limit.Token);
    }
}
