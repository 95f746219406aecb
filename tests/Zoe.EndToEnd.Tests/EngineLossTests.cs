using System.Text.Json.Nodes;
using Zoe.EndToEnd.Tests.Support;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>Docker Engines that are killed, drained, and come back.</summary>
public sealed class EngineLossTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_of_a_killed_engine_is_replaced_on_another_and_never_are_two_left(bool essential)
    {
        await using var engines = await PrivateEngines.StartAsync(2);
        // Long enough for an engine that is only slow to answer not to be given up.
        await using var server = await engines.StartServerAsync(nodeLostAfter: 10);
        using var client = new RestClient(server);
        var application = essential ? Applications.WithDatabase("sleep 1000") : Applications.Elastic(workers: 1);
        var id = await client.StartAsync("split", application);
        var before = await WaitForServicesAsync(client, id, all => all.TrueForAll(IsActive));
        var (monitor, other) = (before[0], before[1]);
        Node(monitor).ShouldNotBe(Node(other));
        var lost = Node(other);

        await engines[lost].KillAsync();
        var after = await WaitForServicesAsync(client, id, all => IsActive(all[1]) && Node(all[1]) != lost);
        after[0]["backend_id"]!.GetValue<string>().ShouldBe(monitor["backend_id"]!.GetValue<string>());
        after[1]["restart_count"]!.GetValue<int>().ShouldBe(1);
        after[1]["restart_reason"]!.GetValue<string>().ShouldBe($"It was lost with node {lost}, which is no longer reachable.");
        (await client.GetExecutionAsync(id))["status"]!.GetValue<string>().ShouldBe("running");

        // The container outlived its engine, and is there when the engine comes back.
        await engines[lost].ResumeAsync();
        await WaitUntilAsync(async () => (await engines.ListAsync(lost)).Length == 0);
        (await engines.ListAsync(Node(monitor))).Length.ShouldBe(2);
        (await WaitForServicesAsync(client, id, all => all.TrueForAll(IsActive)))[1]["backend_id"]!.GetValue<string>()
            .ShouldBe(after[1]["backend_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Executions_on_an_engine_that_is_killed_and_restarted_under_load_run_once_each()
    {
        const int count = 20;
        await using var engines = await PrivateEngines.StartAsync(1);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            var command = $"sh -c 'echo $EXECUTION_ID >>$ZOE_WORKSPACE/runs; sleep {1 + (i % 3)}'";
            ids.Add(await client.StartAsync($"load{i}", Applications.Batch(command)));
            if (i == count / 2) await engines["a"].KillAsync();
        }

        await engines["a"].ResumeAsync();
        foreach (var id in ids)
        {
            var ended = await client.WaitAsync(id, "terminated");
            ended["error_message"].ShouldBeNull();
        }

        var runs = Directory.GetFiles(server.DataPath, "runs", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var lines = await File.ReadAllLinesAsync(runs, TestContext.Current.CancellationToken);
        lines.Select(long.Parse).ShouldBe(ids, ignoreOrder: true);
        (await engines.ListAsync("a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Services_of_a_killed_engine_are_shown_as_unreachable_and_the_log_names_the_node_once()
    {
        await using var engines = await PrivateEngines.StartAsync(1);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var id = await client.StartAsync("elastic", Applications.Elastic(workers: 3));
        await WaitForServicesAsync(client, id, all => all.TrueForAll(IsActive));

        await engines["a"].KillAsync();
        var lost = await WaitForServicesAsync(client, id, all => all.TrueForAll(IsUnreachable));
        lost.ShouldAllBe(service => IsActive(service) && service["reason"]!.GetValue<string>().StartsWith("Unreachable: node a has not responded since "));
        (await client.GetExecutionAsync(id))["wait_reason"]!.GetValue<string>().ShouldStartWith("Node a has not responded since ");
        var node = await client.GetNodeAsync("a");
        node["status"]!.GetValue<string>().ShouldBe("offline");
        node["problem"]!.GetValue<string>().ShouldNotBeEmpty();
        node["offline_since"]!.GetValue<double>().ShouldBeGreaterThan(0);
        // Long enough for some attempts to reach the services again.
        await Task.Delay(TimeSpan.FromSeconds(7), TestContext.Current.CancellationToken);

        await engines["a"].ResumeAsync();
        await WaitForServicesAsync(client, id, all => all.TrueForAll(service => IsActive(service) && !IsUnreachable(service)));
        (await client.GetExecutionAsync(id))["wait_reason"].ShouldBeNull();
        var warnings = server.Output.Split('\n').Where(line => line.Contains("Node a is unreachable", StringComparison.Ordinal));
        warnings.ShouldHaveSingleItem(server.Output);
        server.Output.ShouldNotContain("was interrupted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_that_died_with_its_engine_runs_again_and_names_the_engine(bool inOrder)
    {
        await using var engines = await PrivateEngines.StartAsync(1, liveRestore: false);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var id = await client.StartAsync("job", Applications.Batch("sleep 1000"));
        await client.WaitAsync(id, "running");

        if (inOrder) await engines["a"].TerminateAsync();
        else await engines["a"].KillAsync();
        await WaitUntilAsync(async () => (await client.GetNodeAsync("a"))["status"]!.GetValue<string>() == "offline");
        await engines["a"].ResumeAsync();

        var again = await WaitForServicesAsync(client, id, all => IsActive(all[0]) && all[0]["restart_count"]!.GetValue<int>() > 0);
        again[0]["restart_reason"]!.GetValue<string>().ShouldContain("its engine a");
        (await client.GetExecutionAsync(id))["status"]!.GetValue<string>().ShouldBe("running");
    }

    [Fact]
    public async Task A_container_removed_outside_Zoe_is_restarted_with_the_reason()
    {
        await using var engines = await PrivateEngines.StartAsync(1);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var id = await client.StartAsync("job", Applications.Batch("sleep 1000"));
        await client.WaitAsync(id, "running");
        var before = (await WaitForServicesAsync(client, id, all => all.TrueForAll(IsActive)))[0];

        await EngineScript.DockerAsync(
            engines["a"].Address, "rm", "--force", before["backend_id"]!.GetValue<string>());

        var after = await WaitForServicesAsync(client, id, all => IsActive(all[0]) && all[0]["restart_count"]!.GetValue<int>() == 1);
        after[0]["restart_reason"]!.GetValue<string>().ShouldBe("It was removed outside Zoe.");
        (await engines.ListAsync("a")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_drained_engine_gets_no_new_services_and_its_running_ones_continue()
    {
        await using var engines = await PrivateEngines.StartAsync(2);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var first = await client.StartAsync("first", Applications.Web());
        await client.WaitAsync(first, "running");
        var before = (await client.GetServicesAsync(first))[0];
        var drained = Node(before);

        engines.Configure(disabled: drained);
        await WaitUntilAsync(async () => (await client.GetNodeLabelsAsync(drained)).Contains("disabled"));
        for (var i = 0; i < 5; i++)
        {
            var id = await client.StartAsync($"later{i}", Applications.Web());
            await client.WaitAsync(id, "running");
            Node((await client.GetServicesAsync(id))[0]).ShouldNotBe(drained);
        }

        var after = (await client.GetServicesAsync(first))[0];
        after["backend_id"]!.GetValue<string>().ShouldBe(before["backend_id"]!.GetValue<string>());
        IsActive(after).ShouldBeTrue();
        (await engines.ListAsync(drained)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_essential_service_that_crashes_is_restarted_on_its_engine_with_the_reason()
    {
        await using var engines = await PrivateEngines.StartAsync(1);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300);
        using var client = new RestClient(server);
        var id = await client.StartAsync("crash", Applications.WithDatabase("sh -c 'sleep 1; exit 7'"));
        var services = await WaitForServicesAsync(
            client, id, all => all.TrueForAll(IsActive) && all[1]["restart_count"]!.GetValue<int>() == 2);
        services[1]["restart_reason"]!.GetValue<string>().ShouldBe("It ended with exit code 7.");
        services[0]["restart_count"]!.GetValue<int>().ShouldBe(0);
        (await engines.ListAsync("a")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Free_cores_of_an_engine_are_distributed_among_its_containers()
    {
        await using var engines = await PrivateEngines.StartAsync(1);
        await using var server = await engines.StartServerAsync(nodeLostAfter: 300, ("ZOE_DISTRIBUTE_CORES", "true"));
        using var client = new RestClient(server);
        var all = 1000L * Environment.ProcessorCount;
        await client.StartAsync("first", Applications.Web());
        await WaitUntilAsync(async () => await QuotasAsync(engines) is [var quota] && quota == all * 100);
        await client.StartAsync("second", Applications.Web());
        await WaitUntilAsync(async () => await QuotasAsync(engines) is [var one, var other] && one + other == all * 100 && one == other);
    }

    private static async Task<long[]> QuotasAsync(PrivateEngines engines)
    {
        var names = await engines.ListAsync("a");
        if (names.Length == 0) return [];
        var quotas = await EngineScript.DockerAsync(
            engines["a"].Address, ["inspect", "--format", "{{.HostConfig.CpuQuota}}", .. names]);
        return [.. quotas.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
    }

    private static bool IsActive(JsonNode service) => service["status"]!.GetValue<string>() == "active";

    private static bool IsUnreachable(JsonNode service) => service["unreachable"]!.GetValue<bool>();

    private static string Node(JsonNode service) => service["backend_host"]?.GetValue<string>() ?? "";

    private static async Task<List<JsonNode>> WaitForServicesAsync(RestClient client, long id, Predicate<List<JsonNode>> areAsWanted)
    {
        List<JsonNode> services = [];
        await WaitUntilAsync(async () => areAsWanted(services = await client.GetServicesAsync(id)));
        return services;
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!await condition()) await Task.Delay(100, limit.Token);
    }
}
