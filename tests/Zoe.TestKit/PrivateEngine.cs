using System.Diagnostics;
using System.Globalization;

namespace Zoe.TestKit;

/// <summary>A Docker Engine that a test may mistreat. Its containers survive the engine's death, unless that is not wanted.</summary>
public sealed class PrivateEngine(bool liveRestore, string[] options) : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zd-");

    /// <summary>Whether containers outlive the engine; takes effect when it is started again.</summary>
    public bool LiveRestore { get; set; } = liveRestore;

    /// <summary>What the engine has logged.</summary>
    public string LogFile => Path.Combine(_folder.FullName, "dockerd.log");

    public string Address => $"unix://{_folder.FullName}/docker.sock";

    /// <summary>Starts an engine with further options of <c>dockerd</c>.</summary>
    public static Task<PrivateEngine> StartAsync(params string[] options) => StartAsync(liveRestore: true, options);

    /// <summary>The same; without <c>live-restore</c> the engine ends its containers when it starts and stops.</summary>
    public static async Task<PrivateEngine> StartAsync(bool liveRestore, params string[] options)
    {
        var engine = new PrivateEngine(liveRestore, options);
        await engine.ResumeAsync();
        return engine;
    }

    /// <summary>Starts the engine again after <see cref="KillAsync"/>.</summary>
    public Task ResumeAsync() =>
        EngineScript.RunAsync(
            ["start", _folder.FullName, "--", .. LiveRestore ? ["--live-restore"] : Array.Empty<string>(), "--label", "zone=test", "--label", "ssd=true", .. options]);

    /// <summary>Ends the engine by SIGKILL.</summary>
    public async Task KillAsync()
    {
        using var engine = Process.GetProcessById(ReadProcessId());
        engine.Kill();
        await engine.WaitForExitAsync();
    }

    /// <summary>Ends the engine in order, as <c>systemctl stop docker</c> does.</summary>
    public async Task TerminateAsync()
    {
        using var engine = Process.GetProcessById(ReadProcessId());
        await SignalAsync("TERM");
        await engine.WaitForExitAsync();
    }

    /// <summary>Sends the engine a signal, such as <c>STOP</c> or <c>CONT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, ReadProcessId().ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await EngineScript.RunAsync("stop", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private int ReadProcessId() => int.Parse(
        File.ReadAllText(Path.Combine(_folder.FullName, "dockerd.pid")), CultureInfo.InvariantCulture);
}
