using Zoe.TestKit;

namespace Zoe.Web.Tests.Logs;

/// <summary>Log folders that a killed server left when it deleted executions.</summary>
public sealed class LogSweepTests
{
    [Fact]
    public async Task Folders_of_executions_that_do_not_exist_are_removed_at_the_start_and_no_others()
    {
        string dataPath;
        long id;
        await using (var server = await ServerProcess.StartAsync())
        {
            dataPath = server.DataPath;
            await server.WaitUntilReadyAsync();
            using var client = server.CreateClient();
            id = await ExecutionDriver.StartAsync(client, "kept", Samples.Batch("echo kept"));
            await ExecutionDriver.WaitForAsync(client, id, "terminated");
            await server.KillAsync();
        }

        var logs = Path.Combine(dataPath, "service-logs", "prod");
        foreach (var name in (string[])["4711/1", "notes", "0012"]) Directory.CreateDirectory(Path.Combine(logs, name));
        await File.WriteAllTextAsync(Path.Combine(logs, "4711", "1", "1-0.log"), "left", TestContext.Current.CancellationToken);

        await using var next = await ServerProcess.StartAsync(dataPath);
        await next.WaitForOutputAsync("Removing the log folder of execution 4711");
        while (Directory.Exists(Path.Combine(logs, "4711"))) await Task.Delay(20, TestContext.Current.CancellationToken);
        Directory.GetDirectories(logs).Select(Path.GetFileName).ShouldBe([$"{id}", "0012", "notes"], ignoreOrder: true);
    }
}
