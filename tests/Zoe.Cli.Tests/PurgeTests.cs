using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>The command <c>zoe db purge</c> on the store of a stopped server.</summary>
public sealed class PurgeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-purge-").FullName;

    private string Archive => Path.Combine(_folder, "old.jsonl.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ended_executions_are_archived_and_deleted_while_no_server_runs()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        string id;
        await using (var server = await ServerProcess.StartAsync(data))
        {
            await server.WaitUntilReadyAsync();
            id = await ZoeProgram.StartExecutionAsync(server, "old", Samples.Batch("sleep 600"));
            (await ZoeProgram.RunAsync(server, "terminate", "--wait", id)).ExitCode.ShouldBe(0);
            var running = await RunAsync("db", "purge", "--data", data, "--older-than", "0.001s");
            running.ExitCode.ShouldBe(1);
            running.Error.ShouldBe("zoe: A server of this deployment is running: let it do this (--execution-retention), or stop it first.\n");
        }

        (await RunAsync("db", "purge", "--data", data, "--older-than", "90d", "--dry-run")).Output.ShouldStartWith("0 executions that ended before ");
        var dry = await RunAsync("db", "purge", "--data", data, "--older-than", "0.001s", "--dry-run");
        dry.Output.ShouldMatch("^1 executions that ended before .* UTC would be deleted\n$");
        var wrong = await RunAsync("db", "purge", "--data", data, "--older-than", "0.001s", "--archive", Path.Combine(_folder, "old.txt"));
        wrong.Error.ShouldEndWith("old.txt must end in .jsonl.gz.\n");

        var purge = await RunAsync("db", "purge", "--json", "--data", data, "--older-than", "0.001s", "--archive", Archive);
        purge.ExitCode.ShouldBe(0, purge.Error);
        var result = JsonDocument.Parse(purge.Output).RootElement;
        result.GetProperty("executions").GetInt32().ShouldBe(1);
        result.GetProperty("archive").GetProperty("records").GetProperty("execution").GetInt32().ShouldBe(1);
        File.Exists(Archive).ShouldBeTrue();
        Directory.EnumerateDirectories(Path.Combine(data, "service-logs"), id, SearchOption.AllDirectories).ShouldBeEmpty();

        await using var restarted = await ServerProcess.StartAsync(data, password: ServerProcess.DefaultPassword);
        (await ZoeProgram.RunAsync(restarted, "inspect", id)).ExitCode.ShouldNotBe(0);
        (await ZoeProgram.RunAsync(restarted, "audit", "--json")).Output.ShouldContain("execution.purge");
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("zoe.dll", arguments);
}
