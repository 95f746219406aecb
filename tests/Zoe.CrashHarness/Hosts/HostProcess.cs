using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Hosts;

/// <summary>A Zoe.Web or Zoe.Worker of the deployment, which keeps its data folder and its port over its lives.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly string _program;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string _logFolder;
    private Process? _process;

    public HostProcess(string name, string program, IReadOnlyDictionary<string, string> environment, string logFolder)
    {
        (Name, _program, _logFolder, ServesApi) = (name, program, logFolder, program == "Zoe.Web.dll");
        var port = FindFreePort();
        Url = new Uri($"http://127.0.0.1:{port}/");
        _environment = new Dictionary<string, string>(environment)
        {
            [ServesApi ? "ZOE_LISTEN_PORT" : "ZOE_MONITORING_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        };
    }

    public string Name { get; }

    /// <summary>False for a worker, which has health routes only.</summary>
    public bool ServesApi { get; }

    public Uri Url { get; }

    public int ProcessId => _process?.Id ?? 0;

    public int Starts { get; private set; }

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Held by the fault that handles this host.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public void Start()
    {
        _process?.Dispose();
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(_logFolder, $"{Name}-{++Starts:D4}.log")) { AutoFlush = true });
        _process = ProgramRun.Start(_program, [], _environment);
        _process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        _process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it by SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end by SIGTERM; null when it does not within half a minute, else its exit code.</summary>
    public async Task<int?> TerminateAsync()
    {
        Signal("TERM");
        try
        {
            await _process!.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Sends a signal such as <c>STOP</c>; without effect when it has ended.</summary>
    public void Signal(string signal)
    {
        if (!IsRunning) return;
        using var kill = Process.Start("kill", ["-" + signal, ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Whether a route of its health answers 200.</summary>
    public async Task<bool> IsHealthyAsync(string route, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Url, $"health/{route}"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await KillAsync();
        _process?.Dispose();
        Turn.Dispose();
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
