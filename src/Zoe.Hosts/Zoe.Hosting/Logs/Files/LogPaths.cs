using System.Globalization;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Folders with the output of services: one per execution, with one per service. Names are ids only, never user input.
/// </summary>
internal sealed class LogPaths(ZoeOptions options)
{
    private readonly string _root = Path.GetFullPath(options.ServiceLogsFolder);

    /// <summary>The folder of an execution.</summary>
    public string Folder(long executionId) =>
        Path.Combine(_root, executionId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The executions that have a folder. Folders with other names are ignored.</summary>
    public IReadOnlyList<(long ExecutionId, string Folder)> ListExecutions()
    {
        if (!Directory.Exists(_root)) return [];
        var found = new List<(long, string)>();
        foreach (var folder in Directory.EnumerateDirectories(_root))
            if (long.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && folder == Folder(id)) found.Add((id, folder));
        return found;
    }

    /// <summary>The files of a service.</summary>
    public LogFolder Folder(long executionId, long serviceId) =>
        new(Path.Combine(Folder(executionId), serviceId.ToString(CultureInfo.InvariantCulture)));
}
