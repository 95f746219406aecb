using System.Globalization;

namespace Zoe.Backends.Process;

/// <summary>A process, told apart from a later one with the same number by when it started.</summary>
/// <param name="Pid">Process number.</param>
/// <param name="StartTicks">Start time in clock ticks since the machine booted.</param>
internal readonly record struct ProcessIdentity(int Pid, long StartTicks)
{
    private const int FieldsFromStateToSession = 3;
    private const int FieldsFromStateToStartTime = 19;

    /// <summary>
    /// The process that has this number now; null when there is none, or only one that has ended and whose parent has
    /// not asked how.
    /// </summary>
    /// <exception cref="IOException">This machine lacks what it takes to find out.</exception>
    public static ProcessIdentity? Find(int pid)
    {
        if (ProcFile.TryReadText($"/proc/{pid}/stat") is not { } stat) return null;
        return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z") ? null : Parse(stat);
    }

    /// <summary>The session that a process is in, named by its leader's number; null when there is no such process.</summary>
    public static int? FindSession(int pid)
    {
        if (ProcFile.TryReadText($"/proc/{pid}/stat") is not { } stat) return null;
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[0] == "Z" ? null : int.Parse(fields[FieldsFromStateToSession], CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a line of <c>/proc/&lt;pid&gt;/stat</c>; null when it is none.</summary>
    public static ProcessIdentity? Parse(string stat)
    {
        // The name, in parentheses, may itself hold spaces and parentheses.
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
