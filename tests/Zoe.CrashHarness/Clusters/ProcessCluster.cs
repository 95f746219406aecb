using System.Diagnostics;
using System.Globalization;
using System.Text;
using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Clusters;

/// <summary>Services as processes of this machine. They are found by the mark in their environment.</summary>
/// <param name="folder">The folder of the run, which their marks begin with.</param>
internal sealed class ProcessCluster(string folder) : ICluster
{
    private const string Mark = "ZOE_PROCESS_SERVICE=";

    private Process? _foreign;

    public IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["ZOE_BACKEND"] = "Process", ["ZOE_ALLOW_PROCESSES"] = "true" };

    // Each host has a machine of its own.
    public int MaxHosts => 1;

    public bool RunsProbes => true;

    public string ServeCommand => Probes.ServeCommand;

    public IEnumerable<Fault> Faults => [new Fault("kill-service", 4, KillServiceAsync) { EndsServices = true }];

    public string JobCommand(double seconds, int exitCode) => Probes.JobCommand(seconds, exitCode);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("setsid", ["sleep", "1000000"]) { UseShellExecute = false };
        start.Environment["ZOE_PROCESS_SERVICE"] = "/var/lib/other/processes/prod/1-1";
        _foreign = Process.Start(start)!;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Find().Select(process => process.Attempt).Distinct(StringComparer.Ordinal)]);

    public string AttemptOf(StoredService service) => $"{service.Id}-{service.Attempt}";

    public Task<string?> FindForeignDamageAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_foreign is { HasExited: false } ? null : "The process of another deployment has ended.");

    /// <summary>Ends what a run that failed leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        // A host that was killed may have been starting some.
        while (Find() is [_, ..] left)
        {
            foreach (var (id, _) in left) Kill(id);
            await Task.Delay(50);
        }

        if (_foreign is { HasExited: false })
        {
            _foreign.Kill();
            await _foreign.WaitForExitAsync();
        }

        _foreign?.Dispose();
    }

    /// <summary>Kills one process of a service, or all of them.</summary>
    private Task KillServiceAsync(FaultContext context)
    {
        var services = Find().ToLookup(process => process.Attempt, process => process.Id, StringComparer.Ordinal).ToList();
        if (services.Count == 0) return Task.CompletedTask;
        var processes = services[context.Random.Next(services.Count)].ToList();
        if (context.Random.Next(2) == 0) processes = [processes[context.Random.Next(processes.Count)]];
        foreach (var id in processes) Kill(id);
        return Task.CompletedTask;
    }

    private List<(int Id, string Attempt)> Find()
    {
        var found = new List<(int, string)>();
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (ReadMark(path) is { } mark && mark.StartsWith(folder + "/", StringComparison.Ordinal)) found.Add((id, Path.GetFileName(mark)));
        }

        return found;
    }

    private static string? ReadMark(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"), Encoding.UTF8).Split('\0')
                .FirstOrDefault(variable => variable.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Kill(int id)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-KILL", id.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
