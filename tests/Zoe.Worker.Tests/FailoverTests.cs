using System.Diagnostics;
using Zoe.TestKit;

namespace Zoe.Worker.Tests;

/// <summary>Two workers on one PostgreSQL server.</summary>
public sealed class FailoverTests : IAsyncLifetime
{
    private const string Program = "Zoe.Worker.dll";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("zoe-worker-");
    private readonly List<Process> _workers = [];
    private PostgresServer? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.FindObstacle() is null) _server = await PostgresServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            if (!worker.HasExited) worker.Kill();
            worker.Dispose();
        }

        if (_server is not null) await _server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_waiting_worker_leads_after_the_first_one_is_killed()
    {
        var first = await StartAsync("epoch 1");
        var second = await StartAsync("Waiting for the leadership of PostgreSQL");

        first.Kill();
        await WaitForLineAsync(second, "epoch 2");
    }

    [Fact]
    public async Task A_waiting_worker_leads_after_the_first_one_is_stopped()
    {
        var first = await StartAsync("epoch 1");
        var second = await StartAsync("Waiting for the leadership");

        await SignalAsync(first, "TERM");
        await WaitForLineAsync(second, "epoch 2");
        await first.WaitForExitAsync(Cancellation);
        first.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_paused_worker_is_replaced_and_waits_to_lead_again_when_it_continues()
    {
        var first = await StartAsync("epoch 1");
        var second = await StartAsync("Waiting for the leadership");

        await SignalAsync(first, "STOP");
        await WaitForLineAsync(second, "epoch 2");
        await SignalAsync(first, "CONT");

        await WaitForLineAsync(first, "This host does not lead any more: epoch 1 is over.");
        second.Kill();
        await WaitForLineAsync(first, "epoch 3");
    }

    [Fact]
    public async Task A_worker_goes_on_after_a_restart_of_the_server()
    {
        var worker = await StartAsync("epoch 1");

        await _server!.KillAsync();
        await WaitForLineAsync(worker, "The session of the leadership was interrupted");
        await _server.ResumeAsync();

        worker.HasExited.ShouldBeFalse();
        worker.Kill();
        await StartAsync("epoch 2");
    }

    private async Task<Process> StartAsync(string line)
    {
        Assert.SkipWhen(_server is null, PostgresServer.FindObstacle() ?? "");
        _workers.Add(ProgramRun.Start(
            Program, ["--backend=virtual", $"--data-path={_data.FullName}/{_workers.Count}", $"--store={_server.Url}"]));
        await WaitForLineAsync(_workers[^1], line);
        return _workers[^1];
    }

    private static async Task WaitForLineAsync(Process worker, string part)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var lines = new List<string>();
        while (await worker.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal)) return;
            lines.Add(line);
        }

        throw new InvalidOperationException($"The worker ended without '{part}': {string.Join('\n', lines)}");
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(Cancellation);
    }
}
