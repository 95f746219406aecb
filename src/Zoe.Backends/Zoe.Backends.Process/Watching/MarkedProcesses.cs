using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zoe.Backends.Process.Limits;

namespace Zoe.Backends.Process.Watching;

/// <summary>
/// Finds all processes of a service by a variable in their environment, which children inherit even when they leave the
/// session or when their parents have ended, and by the service's control groups. Without control groups a process that
/// clears its environment is not found.
/// </summary>
internal static class MarkedProcesses
{
    /// <summary>The variable that marks the processes of a service.</summary>
    public const string Variable = "ZOE_PROCESS_SERVICE";

    /// <summary>
    /// Opens handles of all running processes with this mark, of those in <paramref name="groups"/>, and of those in the
    /// session of <paramref name="leader"/> while it runs: a process shows no environment while it is replacing its program.
    /// </summary>
    public static List<ProcessHandle> Open(
        DescriptorPoll poll, string mark, ImmutableArray<string> groups, ProcessHandle? leader = null)
    {
        var members = GroupMembers.Read(groups);
        var entry = Encoding.UTF8.GetBytes($"\0{Variable}={mark}\0");
        var found = new List<ProcessHandle>();
        try
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
                if (!Belongs(pid, members)) continue;
                if (ProcessHandle.Open(poll, pid, () => Belongs(pid, GroupMembers.Read(groups))) is { } process) found.Add(process);
            }

            return found;
        }
        catch
        {
            found.ForEach(process => process.Dispose());
            throw;
        }

        bool Belongs(int pid, IReadOnlySet<int> groupMembers) => groupMembers.Contains(pid) || IsMarked(pid, entry)
            || (leader is { Exited.IsCompleted: false } && ProcessIdentity.FindSession(pid) == leader.Pid);
    }

    /// <summary>The process with this mark that started first, the service's shell; null when there is none.</summary>
    public static ProcessIdentity? FindOldest(DescriptorPoll poll, string mark)
    {
        var processes = Open(poll, mark, groups: []);
        var oldest = processes.Select(process => ProcessIdentity.Find(process.Pid))
            .Where(identity => identity is not null).MinBy(identity => identity!.Value.StartTicks);
        processes.ForEach(process => process.Dispose());
        return oldest;
    }

    // Processes that cannot be read belong to another user or have ended.
    private static bool IsMarked(int pid, byte[] entry)
    {
        if (ProcFile.TryRead($"/proc/{pid}/environ") is not { } bytes) return false;
        var environment = bytes.AsSpan();
        return environment.StartsWith(entry.AsSpan(1)) || environment.IndexOf(entry) >= 0;
    }
}
