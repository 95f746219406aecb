using Zoe.TestKit;

namespace Zoe.Web.Tests.Logs;

/// <summary>The folder of the logs is full.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Executions_run_and_end_and_missing_output_is_marked()
    {
        using var disk = SmallDisk.Require();
        await using var server = await StartAsync(disk);
        using var client = server.CreateClient();
        disk.Fill();

        var id = await ExecutionDriver.StartAsync(client, "full", Samples.Batch("sh -c 'echo one; echo two'"));
        var ended = await ExecutionDriver.WaitForAsync(client, id, "terminated", "error");
        ended.GetProperty("status").GetString().ShouldBe("terminated");
        await server.WaitForOutputAsync("cannot be written to");
        await server.WaitForOutputAsync("No space left on device");

        disk.MakeRoom();
        var log = "";
        while (!log.Contains("missing", StringComparison.Ordinal))
            log = await ReadAsync(client, ended.GetProperty("services")[0].GetInt64());
        // The last chunk of the collector was written after the container was removed.
        log.ShouldBe("one\ntwo\n[zoe: output may be missing here: it could not be written]\n");
    }

    [Fact]
    public async Task Output_written_on_a_full_disk_is_available_when_there_is_space_again()
    {
        using var disk = SmallDisk.Require();
        await using var server = await StartAsync(disk);
        using var client = server.CreateClient();

        var id = await ExecutionDriver.StartAsync(
            client, "goes-on", Samples.Batch("sh -c 'i=0; while true; do echo $i; i=$((i+1)); sleep 0.05; done'"));
        var execution = await ExecutionDriver.WaitForAsync(client, id, "running");
        var service = execution.GetProperty("services")[0].GetInt64();
        disk.Fill();
        await server.WaitForOutputAsync("cannot be written to");
        disk.MakeRoom();
        await server.WaitForOutputAsync("can be written again");

        var lines = (await ReadAsync(client, service)).Split('\n')[..^1];
        lines.ShouldBe(Enumerable.Range(0, lines.Length).Select(number => number.ToString()));
        (await ApiAnswer.SendAsync(client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    private static Task<ServerProcess> StartAsync(SmallDisk disk) => ServerProcess.StartAsync(
        environment: new Dictionary<string, string> { ["ZOE_SERVICE_LOGS_BASE_PATH"] = disk.Path });

    private static async Task<string> ReadAsync(HttpClient client, long service) =>
        (await ApiAnswer.SendAsync(client, "GET", $"service/{service}/logs?follow=false")).Text;
}
