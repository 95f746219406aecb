using System.Globalization;

namespace Zoe.Hosting.Logs.Files;

/// <summary>
/// Where the output of services is kept: a folder per execution, in it one per service. Names are made of numbers only,
/// never of what users wrote.
/// </summary>
internal sealed class LogPaths(ZoeOptions options)
{
    private readonly string _root = Path.GetFullPath(options.ServiceLogsFolder);

    /// <summary>The folder of an execution.</summary>
    public string Folder(long executionId) =>
        Path.Combine(_root, executionId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The executions that have a folder. What is not named by a number is not ours.</summary>
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
