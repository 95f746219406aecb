using System.Text.Json;
using Zoe.TestKit;
using Zoe.Web.Tests.Logs;

namespace Zoe.Web.Tests.Disks;

/// <summary>The disk with the data folder is full: the database, the logs and the state of processes.</summary>
public sealed class FullDataDiskTests
{
    [Fact]
    public async Task Jobs_that_end_on_a_full_disk_keep_their_exit_codes_and_errors_name_the_disk()
    {
        using var disk = SmallDisk.Require("16m");
        var workspaces = Directory.CreateTempSubdirectory("zoe-workspaces-").FullName;
        var data = Path.Combine(disk.Path, "data");
        await using var server = await ServerProcess.StartAsync(
            data, environment: new Dictionary<string, string> { ["ZOE_WORKSPACE_BASE_PATH"] = workspaces });
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        var flag = Path.Combine(workspaces, "go");
        var ids = new List<long>();
        for (var i = 0; i < 6; i++)
            ids.Add(await ExecutionDriver.StartAsync(
                client, $"job{i}", Samples.Batch($"sh -c 'until [ -e {flag} ]; do sleep 0.1; done; echo done; exit {i % 2}'")));
        foreach (var id in ids) await ExecutionDriver.WaitForAsync(client, id, "running");

        disk.Fill();
        await File.WriteAllTextAsync(flag, "", TestContext.Current.CancellationToken);
        var refusal = await ApiAnswer.SendAsync(client, "POST", "execution", $$"""{"name": "late", "application": {{Samples.Batch("true")}}}""");
        refusal.Status.ShouldBe(503);
        refusal.Text.ShouldContain(data);
        refusal.Text.ShouldContain("full");
        (await WaitForReadyAsync(server, 503)).ShouldContain(data);
        foreach (var state in Directory.GetDirectories(disk.Path, "?-1", SearchOption.AllDirectories))
            while (string.IsNullOrWhiteSpace(await File.ReadAllTextAsync(Path.Combine(state, "exit"), TestContext.Current.CancellationToken)))
                await Task.Delay(50, TestContext.Current.CancellationToken);

        disk.MakeRoom();
        await WaitForReadyAsync(server, 200);
        for (var i = 0; i < ids.Count; i++)
        {
            var ended = await ExecutionDriver.WaitForAsync(client, ids[i], "terminated", "error");
            ended.GetRawText().ShouldNotContain("nobody knows");
            var service = JsonDocument.Parse(
                (await ApiAnswer.SendAsync(client, "GET", $"service/{ended.GetProperty("services")[0].GetInt64()}")).Text).RootElement;
            service.GetRawText().ShouldNotContain("nobody knows");
            ended.GetProperty("status").GetString().ShouldBe(i % 2 == 0 ? "terminated" : "error", ended.GetRawText());
        }
    }

    private static async Task<string> WaitForReadyAsync(ServerProcess server, int status)
    {
        using var client = server.CreateAnonymousClient();
        while (true)
        {
            using var answer = await client.GetAsync("health/ready", TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode == status) return text;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
