using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary><c>zoe start</c> against a real server that runs real processes.</summary>
public sealed class StartTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task Following_prints_the_log_and_waiting_exits_with_0()
    {
        var run = await ZoeProgram.RunAsync(
            _server, "start", "hi", Samples.Batch("sh -c 'echo one; sleep 0.5; echo two'"), "--wait", "--follow");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe("one\ntwo\n");
        run.Error.ShouldContain("is terminated");
    }

    [Fact]
    public async Task A_failed_execution_exits_with_1_and_the_reason()
    {
        var run = await ZoeProgram.RunAsync(_server, "start", "bad", Samples.Batch("sh -c 'exit 7'"), "-w");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("is error: ");
        run.Error.ShouldContain("7");
    }

    [Fact]
    public async Task Without_waiting_it_prints_the_id_or_with_json_a_document()
    {
        var file = Samples.Batch("true");
        long.Parse(await ZoeProgram.StartExecutionAsync(_server, "plain", file), CultureInfo.InvariantCulture).ShouldBePositive();
        var run = await ZoeProgram.RunAsync(_server, "start", "json", file, "--json");
        JsonElement.Parse(run.Output).GetProperty("execution_id").GetInt64().ShouldBePositive();
        var waited = await ZoeProgram.RunAsync(_server, "start", "json", file, "--json", "--wait");
        JsonElement.Parse(waited.Output).GetProperty("status").GetString().ShouldBe("terminated");
    }

    [Fact]
    public async Task Execution_that_does_not_fit_shows_why_it_waits()
    {
        var file = Samples.Write(File.ReadAllText(Samples.PathOf("hello-batch"))
            .Replace("67108864", "900000000000000", StringComparison.Ordinal));
        using var process = ZoeProgram.Start(_server, "start", "huge", file, "--wait");
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            line.ShouldNotBeNull();
        }
        while (!line.Contains("is queued: ", StringComparison.Ordinal));
        line.ShouldContain("memory");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_execution_running_with_a_message()
    {
        using var process = ZoeProgram.Start(_server, "start", "long", Samples.Batch("sleep 600"), "--wait", "--follow");
        var id = await ReadNumberAsync(process);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var run = await ProgramRun.FinishAsync(process);
        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain($"Execution {id} keeps running; 'zoe terminate {id}' ends it.");
        var ps = await ZoeProgram.RunAsync(_server, "ps", "--json");
        JsonElement.Parse(ps.Output).GetProperty(id).GetProperty("name").GetString().ShouldBe("long");
        (await ZoeProgram.RunAsync(_server, "terminate", id, "--wait")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Wait_and_log_continue_after_a_restart_of_the_server()
    {
        await using var relay = new TcpRelay();
        var first = await ServerProcess.StartAsync();
        relay.ForwardTo(first.Url);
        using var process = ZoeProgram.Start(
            first, relay.Url, "start", "survivor", Samples.Batch("sh -c 'for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.5; done'"), "-w", "-f");
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("1");
        relay.Disconnect();
        await first.KillAsync();
        await using var second = await ServerProcess.StartAsync(first.DataPath);
        relay.ForwardTo(second.Url);
        var run = await ProgramRun.FinishAsync(process);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe("2\n3\n4\n5\n6\n7\n8\n");
    }

    [Fact]
    public async Task The_elastic_sample_computes_pi()
    {
        var run = await ZoeProgram.RunAsync(_server, "start", "pi", Samples.PathOf("pi"), "--wait", "--follow");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("pi = 3.1415926536\nThat is right.\n");
        Directory.GetFileSystemEntries(_server.DataPath, "pi-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task ZApp_of_format_2_is_converted_with_warnings_and_started()
    {
        var file = Samples.Write("""
            {
              "name": "old-app", "version": 2, "will_end": true, "priority": 7, "requires_binary": false,
              "services": [{
                "name": "worker", "environment": [["GREETING", "hello"]], "docker_image": "app:1", "monitor": true, "total_count": 1,
                "essential_count": 1, "required_resources": { "memory": 1048576 }, "startup_order": 0, "ports": []
              }]
            }
            """);

        // Format 2 has no command; without its image the process back-end cannot run the service.
        var run = await ZoeProgram.RunAsync(_server, "start", "old", file, "--wait", "--json");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"{file}:2:66: warning ZOE1060");
        run.Error.ShouldContain("worker0");
        var execution = JsonElement.Parse(run.Output);
        execution.GetProperty("status").GetString().ShouldBe("error");
        var description = execution.GetProperty("description");
        description.GetProperty("version").GetInt32().ShouldBe(3);
        description.GetProperty("services")[0].GetProperty("image").GetString().ShouldBe("app:1");
    }

    [Fact]
    public async Task Invalid_file_is_rejected_with_line_numbers()
    {
        var file = Samples.Write("{\n  \"name\": 5\n}");
        var run = await ZoeProgram.RunAsync(_server, "start", "x", file);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"{file}:2:");
    }

    private static async Task<string> ReadNumberAsync(Process process)
    {
        var line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        return line!.Split(' ')[1];
    }
}
