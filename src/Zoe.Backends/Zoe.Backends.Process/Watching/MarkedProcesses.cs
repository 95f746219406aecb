using System.Globalization;
using System.Text;

namespace Zoe.Backends.Process;

/// <summary>
/// Finds all processes of a service by a variable in their environment, which children inherit even when they leave
/// the session and when their parents have ended. Only a process that clears its environment escapes this.
/// </summary>
internal static class MarkedProcesses
{
    /// <summary>The variable that marks the processes of a service.</summary>
    public const string Variable = "ZOE_PROCESS_SERVICE";

    /// <summary>Takes hold of all processes with this mark that run now.</summary>
    public static List<ProcessHandle> Open(DescriptorPoll poll, string mark)
    {
        var entry = Encoding.UTF8.GetBytes($"\0{Variable}={mark}\0");
        var found = new List<ProcessHandle>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
            if (!IsMarked(pid, entry)) continue;
            if (ProcessHandle.Open(poll, pid, () => IsMarked(pid, entry)) is { } process) found.Add(process);
        }

        return found;
    }

    // Processes of others cannot be read, and are not ours. One that has just ended has no environment any more.
    private static bool IsMarked(int pid, byte[] entry)
    {
        try
        {
            var environment = File.ReadAllBytes($"/proc/{pid}/environ").AsSpan();
            return environment.StartsWith(entry.AsSpan(1)) || environment.IndexOf(entry) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
