using System.Diagnostics;
using Zoe.TestKit;

namespace Zoe.Benchmarks.Failover.Hosts;

/// <summary>Zoe.Worker.</summary>
internal sealed class WorkerProcess(string dataPath, IReadOnlyDictionary<string, string> environment) : IHostProcess
{
    private Process? _process;

    public string Name => "worker";

    public int ProcessId => _process!.Id;

    public async Task StartAsync()
    {
        _process?.Dispose();
        var settings = new Dictionary<string, string>(environment) { ["ZOE_DATA_PATH"] = dataPath };
        _process = ProgramRun.Start("Zoe.Worker.dll", [], settings);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Zoe engine, deployment", StringComparison.Ordinal) == true) started.TrySetResult();
        };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(started.Task, _process.WaitForExitAsync()) != started.Task)
            throw new InvalidOperationException($"The worker ended with exit code {_process.ExitCode}.");
    }

    public Task WaitForExitAsync() => _process!.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
