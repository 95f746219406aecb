using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Zoe.TestKit;

/// <summary>A real Zoe server with the process back-end, on a free port and a data folder of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    public const string DefaultPassword = "pass:wörd-1";

    // Long, for a machine that has much else to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(
        string dataPath, int port, string? password, IReadOnlyDictionary<string, string>? more, int? openFiles, string? workingFolder,
        string program)
    {
        DataPath = dataPath;
        Password = password ?? "";
        var environment = new Dictionary<string, string>
        {
            ["ZOE_BACKEND"] = "Process",
            ["ZOE_ALLOW_PROCESSES"] = "true",
            ["ZOE_DATA_PATH"] = dataPath,
            ["ZOE_LISTEN_PORT"] = port.ToString(),
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) environment[name] = value;
        if (password is not null) environment["ZOE_ADMIN_PASSWORD"] = password;
        _process = ProgramRun.Start(program, [], environment, openFiles, workingFolder);
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string DataPath { get; }

    public string Password { get; }

    /// <summary>Its number on this machine.</summary>
    public int ProcessId => _process.Id;

    public Uri Url { get; private set; } = null!;

    /// <summary>Everything it has printed; what it has just logged may still be on its way.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>
    /// Starts a server and waits until it listens; null for <paramref name="dataPath"/> makes a new folder. The program is
    /// beside the tests, or has a full path.
    /// </summary>
    public static async Task<ServerProcess> StartAsync(
        string? dataPath = null, int port = 0, string? password = DefaultPassword,
        IReadOnlyDictionary<string, string>? environment = null, int? openFiles = null,
        string? workingFolder = null, string program = "Zoe.Web.dll")
    {
        var server = new ServerProcess(
            dataPath ?? Directory.CreateTempSubdirectory("zoe-server-").FullName, port, password, environment, openFiles, workingFolder, program);
        var exit = server._process.WaitForExitAsync();
        if (await Task.WhenAny(server._ready.Task, exit) == exit)
            throw new InvalidOperationException($"The server ended at once: {server.Output}");
        server.Url = await server._listening.Task;
        return server;
    }

    /// <summary>A client that logs in with HTTP Basic.</summary>
    public HttpClient CreateClient(string? password = null)
    {
        var client = CreateAnonymousClient();
        var credentials = Encoding.UTF8.GetBytes($"admin:{password ?? Password}");
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return client;
    }

    public HttpClient CreateAnonymousClient() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url, Timeout = Patience };

    /// <summary>Waits until it knows a node that answers; it listens before that.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var client = CreateAnonymousClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await client.GetAsync("health/ready", limit.Token);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Waits until it has printed a text.</summary>
    public async Task WaitForOutputAsync(string text)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!Output.Contains(text, StringComparison.Ordinal)) await Task.Delay(20, limit.Token);
    }

    /// <summary>Ends it as a power cut would; its services go on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Ends what runs on it, then itself, and forgets its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await EndExecutionsAsync();
            await KillAsync();
            Directory.Delete(DataPath, recursive: true);
        }

        _process.Dispose();
    }

    private async Task EndExecutionsAsync()
    {
        using var client = CreateClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            using var list = JsonDocument.Parse(await client.GetStringAsync("api/0.7/execution"));
            var active = list.RootElement.EnumerateObject()
                .Where(one => one.Value.GetProperty("status").GetString() is not ("terminated" or "error")).ToList();
            if (active.Count == 0) return;
            foreach (var one in active)
            {
                using var _ = await client.DeleteAsync($"api/0.7/execution/{one.Name}");
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        const string listening = "Listening on";
        var start = line.IndexOf(listening, StringComparison.Ordinal);
        if (start >= 0) _listening.TrySetResult(new Uri(line[(start + listening.Length)..].Trim()));
        // The last line that is there at every start.
        if (line.Contains("ZApp shop", StringComparison.Ordinal)) _ready.TrySetResult();
    }
}
