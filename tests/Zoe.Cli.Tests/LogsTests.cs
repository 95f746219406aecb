using System.Diagnostics;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary><c>zoe logs -f</c> over lost connections.</summary>
public sealed class LogsTests
{
    private const int LineBytes = 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_deleted_during_an_outage_is_reported_and_no_other_line_is_lost_or_repeated()
    {
        await using var server = await StartServerAsync();
        var (id, go) = await StartWriterAsync(server, first: 10, then: 400);
        await using var relay = new TcpRelay();
        relay.ForwardTo(server.Url);
        using var process = ZoeProgram.Start(server, relay.Url, "logs", $"{id}/hello0", "-f");
        for (var number = 1; number <= 10; number++) (await ReadLineAsync(process)).ShouldBe(Line(number));

        relay.Disconnect();
        await File.WriteAllTextAsync(go, "", Cancellation);
        var kept = await WaitForEndAsync(server, id);
        relay.ForwardTo(server.Url);
        var run = await ProgramRun.FinishAsync(process);

        run.ExitCode.ShouldBe(0, run.Error);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var removed = (410 - kept.Length - 10) * LineBytes;
        removed.ShouldBePositive();
        lines[0].ShouldBe($"[zoe: {removed} bytes of output are missing here]");
        lines[1..].ShouldBe(kept);
        kept[^1].ShouldBe(Line(410));
    }

    [Fact]
    public async Task Following_the_last_lines_continues_after_a_lost_connection()
    {
        await using var server = await StartServerAsync();
        var (id, go) = await StartWriterAsync(server, first: 10, then: 20);
        await using var relay = new TcpRelay();
        relay.ForwardTo(server.Url);
        using var process = ZoeProgram.Start(server, relay.Url, "logs", $"{id}/hello0", "-f", "--tail", "2");
        (await ReadLineAsync(process)).ShouldBe(Line(9));
        (await ReadLineAsync(process)).ShouldBe(Line(10));

        relay.Disconnect();
        await File.WriteAllTextAsync(go, "", Cancellation);
        await WaitForEndAsync(server, id);
        relay.ForwardTo(server.Url);
        var run = await ProgramRun.FinishAsync(process);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(Enumerable.Range(11, 20).Select(Line));
    }

    [Fact]
    public async Task All_services_of_an_execution_are_followed_at_once_with_their_names()
    {
        await using var server = await StartServerAsync();
        await server.WaitUntilReadyAsync();
        var id = await ZoeProgram.StartExecutionAsync(server, "pair", Samples.WithTwoGroups(
            ("alpha", $"sh -c 'echo one; while [ ! -e {server.DataPath}/go ]; do sleep 0.05; done; echo two; sleep 100'"),
            ("beta-long", $"sh -c 'echo one; while [ ! -e {server.DataPath}/go ]; do sleep 0.05; done; echo two; sleep 1; echo three'")));
        using var process = ZoeProgram.Start(server, "logs", id, "--follow");

        var first = new[] { await ReadLineAsync(process), await ReadLineAsync(process) };
        await File.WriteAllTextAsync(Path.Combine(server.DataPath, "go"), "", Cancellation);
        var run = await ProgramRun.FinishAsync(process);

        first.Order().ShouldBe(["alpha0     | one", "beta-long0 | one"]);
        run.ExitCode.ShouldBe(0, run.Error);
        // The shell of alpha may report that it was stopped with the execution.
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.EndsWith("Terminated", StringComparison.Ordinal)).Order()
            .ShouldBe(["alpha0     | two", "beta-long0 | three", "beta-long0 | two"]);
    }

    private static Task<ServerProcess> StartServerAsync() => ServerProcess.StartAsync(environment: new Dictionary<string, string>
    {
        ["ZOE_SERVICE_LOG_MAX_SIZE"] = "128K",
        ["ZOE_SERVICE_LOG_FILE_SIZE"] = "64K",
    });

    /// <summary>
    /// Starts a service that writes some lines, and others once a file exists; returns when the first are stored.
    /// </summary>
    private static async Task<(string Id, string Go)> StartWriterAsync(ServerProcess server, int first, int then)
    {
        var go = Path.Combine(server.DataPath, "go");
        var write = $"while [ $i -lt $n ]; do i=$((i+1)); printf \"%0{LineBytes - 1}d\\n\" $i; done";
        var id = await ZoeProgram.StartExecutionAsync(server, "writer", Samples.Batch(
            $"sh -c 'i=0 n={first}; {write}; while [ ! -e {go} ]; do sleep 0.05; done; n={first + then}; {write}'"));
        while ((await ReadAsync(server, id)).Length < first) await Task.Delay(50, Cancellation);
        return (id, go);
    }

    /// <summary>Waits for the last line; returns those that are kept.</summary>
    private static async Task<string[]> WaitForEndAsync(ServerProcess server, string id)
    {
        string inspect;
        do inspect = (await ZoeProgram.RunAsync(server, "inspect", id)).Output;
        while (!inspect.Contains("terminated", StringComparison.Ordinal));
        return await ReadAsync(server, id);
    }

    /// <summary>The lines that are kept, without the reports of missing output.</summary>
    private static async Task<string[]> ReadAsync(ServerProcess server, string id) =>
        [.. (await ZoeProgram.RunAsync(server, "logs", $"{id}/hello0")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("[zoe", StringComparison.Ordinal))];

    private static string Line(int number) => number.ToString("D" + (LineBytes - 1));

    private static ValueTask<string?> ReadLineAsync(Process process) => process.StandardOutput.ReadLineAsync(Cancellation);
}
