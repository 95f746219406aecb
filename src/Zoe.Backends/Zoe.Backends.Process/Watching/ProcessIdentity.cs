using System.Globalization;

namespace Zoe.Backends.Process.Watching;

/// <summary>A process, distinguished from a later one with the same number by its start time.</summary>
/// <param name="Pid">Process number.</param>
/// <param name="StartTicks">Start time in clock ticks since the machine booted.</param>
internal readonly record struct ProcessIdentity(int Pid, long StartTicks)
{
    private const int FieldsFromStateToSession = 3;
    private const int FieldsFromStateToStartTime = 19;

    /// <summary>
    /// The process that has this number now; null when there is none or only a zombie.
    /// </summary>
    /// <exception cref="IOException">This machine is short of resources, so that the answer is unknown.</exception>
    public static ProcessIdentity? Find(int pid)
    {
        if (ProcFile.TryReadText($"/proc/{pid}/stat") is not { } stat) return null;
        return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z") ? null : Parse(stat);
    }

    /// <summary>The number of the leader of the process's session; null when there is no such process.</summary>
    public static int? FindSession(int pid)
    {
        if (ProcFile.TryReadText($"/proc/{pid}/stat") is not { } stat) return null;
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[0] == "Z" ? null : int.Parse(fields[FieldsFromStateToSession], CultureInfo.InvariantCulture);
    }

    /// <summary>Parses a line of <c>/proc/&lt;pid&gt;/stat</c>; null when it is malformed.</summary>
    public static ProcessIdentity? Parse(string stat)
    {
        // The name is in parentheses and may contain spaces and parentheses.
        var nameBegins = stat.IndexOf(' ', StringComparison.Ordinal);
        var nameEnds = stat.LastIndexOf(')');
        if (nameBegins < 0 || nameEnds < nameBegins) return null;
        var fields = stat[(nameEnds + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > FieldsFromStateToStartTime
            && int.TryParse(stat.AsSpan(0, nameBegins), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && long.TryParse(
                fields[FieldsFromStateToStartTime], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new ProcessIdentity(pid, ticks)
            : null;
    }
}
