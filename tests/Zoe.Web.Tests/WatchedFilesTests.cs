using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>File watches of the server.</summary>
public sealed class WatchedFilesTests
{
    [Fact]
    public async Task Executions_leave_no_file_watches_with_the_data_below_the_working_folder()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.WaitUntilReadyAsync();
        using var client = server.CreateClient();
        for (var i = 0; i < 4; i++)
        {
            var id = await ExecutionDriver.StartAsync(client, $"job{i}", Samples.Batch("echo x"));
            await ExecutionDriver.WaitForAsync(client, id, "terminated");
        }

        CountWatches(server.ProcessId).ShouldBe(0);
    }

    private static int CountWatches(int process) => Directory.GetFiles($"/proc/{process}/fdinfo")
        .Sum(file => File.ReadLines(file).Count(line => line.StartsWith("inotify ", StringComparison.Ordinal)));
}
