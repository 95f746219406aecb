using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Zoe.EndToEnd.Tests;

/// <summary>The web host as a process of its own, so that it can be killed.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    public const string Password = "end-to-end";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static async Task<ServerProcess> StartAsync(string dataPath, TestEngine engine)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = dataPath,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Zoe.Web.dll"));
        foreach (var argument in (string[])["--listen-port", "0", "--data-path", dataPath, .. engine.Arguments])
            start.ArgumentList.Add(argument);
        start.Environment["ZOE_ADMIN_PASSWORD"] = Password;

        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Read(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            server.Address = await server._listening.Task.WaitAsync(Patience);
            return server;
        }
        catch (TimeoutException timeout)
        {
            await server.DisposeAsync();
            throw new TimeoutException($"The server does not listen. It wrote:\n{server.Output}", timeout);
        }
    }

    /// <summary>As a crash or a power failure does it: without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (ListenAddress().Match(line) is { Success: true } match) _listening.TrySetResult(new Uri(match.Value));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListenAddress();
}
