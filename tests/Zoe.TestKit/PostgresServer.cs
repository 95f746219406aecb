using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Zoe.TestKit;

/// <summary>
/// A PostgreSQL server of its own in a temporary folder, on a free loopback port, with synchronous commits. It can be paused,
/// killed and started again.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "zoe";
    public const string Password = "pass;wörd'1";

    private const string Unprivileged = "nobody";

    private readonly string _folder;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(string folder, string[] settings)
    {
        (_folder, _settings) = (folder, settings);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>False after its end, also when it ended by itself.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Keywords of Npgsql for the superuser.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Database=postgres;Username={User};Password=\"{Password}\"";

    /// <summary>The same as URL.</summary>
    public string Url => $"postgres://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/postgres";

    /// <summary>Why this machine cannot run a server; null when it can.</summary>
    public static string? FindObstacle() =>
        !OperatingSystem.IsLinux() ? "a PostgreSQL server of its own is started on Linux only"
        : FindPrograms() is null ? "PostgreSQL is not installed (Debian: postgresql)" : null;

    /// <summary>Starts a server with settings such as <c>max_connections=10</c>.</summary>
    public static Task<PostgresServer> StartAsync(params string[] settings) =>
        StartInAsync(Directory.CreateTempSubdirectory("zoe-pg-").FullName, settings);

    /// <summary>The same in a folder that exists, which is deleted at the end.</summary>
    public static async Task<PostgresServer> StartInAsync(string folder, params string[] settings)
    {
        var server = new PostgresServer(folder, settings);
        await server.InitializeAsync();
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Starts it again after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    public async Task ResumeAsync()
    {
        _process = Start("postgres", ["-D", Data, "-k", _folder, "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), .. _settings.SelectMany(setting => new[] { "-c", setting })]);
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while ((await RunAsync("pg_isready", ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture)])).ExitCode != 0)
        {
            _process.HasExited.ShouldBeFalse("The PostgreSQL server ended at once.");
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Ends all its processes by SIGKILL, as a power failure does.</summary>
    public async Task KillAsync()
    {
        var children = Children();
        Signal("KILL", [_process!.Id, .. children]);
        await _process.WaitForExitAsync();
        // A server does not start while a process of the former one uses its memory.
        foreach (var child in children)
            while (Directory.Exists($"/proc/{child}") && !IsZombie(child)) await Task.Delay(5);
    }

    /// <summary>Ends it in order, and the sessions with it.</summary>
    public Task StopAsync() => StopAsync("INT");

    /// <summary>Ends it without a checkpoint (immediate shutdown), so that it recovers at its next start.</summary>
    public Task AbortAsync() => StopAsync("QUIT");

    /// <summary>Stops all its processes until <see cref="Continue"/>; connections stay open.</summary>
    public void Pause() => Signal("STOP", [_process!.Id, .. Children()]);

    public void Continue() => Signal("CONT", [_process!.Id, .. Children()]);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StopAsync(string signal)
    {
        Signal(signal, [_process!.Id]);
        await _process.WaitForExitAsync();
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task InitializeAsync()
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password + "\n");
        if (Environment.IsPrivilegedProcess)
        {
            var owner = await ExecuteAsync("chown", ["-R", Unprivileged, _folder]);
            owner.ExitCode.ShouldBe(0, owner.Error);
        }

        var run = await RunAsync("initdb", ["-D", Data, "-U", User, "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        run.ExitCode.ShouldBe(0, run.Error);
    }

    private List<int> Children()
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (ReadStatus(id) is { } status && status.Parent == _process!.Id) children.Add(id);
        }

        return children;
    }

    private static bool IsZombie(int id) => ReadStatus(id) is not { State: not "Z" };

    private static (string State, int Parent)? ReadStatus(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Signal(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private async Task<ProgramRun> RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        return await ProgramRun.FinishAsync(process);
    }

    private static async Task<ProgramRun> ExecuteAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        return await ProgramRun.FinishAsync(process);
    }

    /// <summary>Not as root, which PostgreSQL refuses; the process itself is the program.</summary>
    private Process Start(string program, string[] arguments)
    {
        string[] prefix = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={Unprivileged}", "--regid=nogroup", "--clear-groups"] : [];
        string[] line = [.. prefix, Path.Combine(FindPrograms()!, program), .. arguments];
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        })!;
    }
}
