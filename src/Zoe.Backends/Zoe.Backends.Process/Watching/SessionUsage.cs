using System.Globalization;

namespace Zoe.Backends.Process.Watching;

/// <summary>CPU time and memory of the processes of a session.</summary>
/// <param name="CpuTicks">Clock ticks, with those of children that have ended.</param>
/// <param name="Pages">Resident pages.</param>
internal readonly record struct SessionUsage(long CpuTicks, long Pages)
{
    // Fields of /proc/<pid>/stat after the name, counted from the state.
    private const int Session = 3;
    private const int FirstCpuTime = 11;
    private const int CpuTimes = 4;
    private const int ResidentPages = 21;

    /// <summary>Usage of all sessions of this machine, by the number of their leader, from one pass over <c>/proc</c>.</summary>
    /// <exception cref="IOException">This machine is short of resources.</exception>
    public static Dictionary<int, SessionUsage> ReadAll()
    {
        var found = new Dictionary<int, SessionUsage>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(folder[^1]) || ProcFile.TryReadText(folder + "/stat") is not { } stat) continue;
            if (Parse(stat) is not var (session, usage)) continue;
            var sum = found.GetValueOrDefault(session);
            found[session] = new SessionUsage(sum.CpuTicks + usage.CpuTicks, sum.Pages + usage.Pages);
        }

        return found;
    }

    /// <summary>Session and usage of a process from a line of <c>/proc/&lt;pid&gt;/stat</c>; null when it is malformed.</summary>
    public static (int Session, SessionUsage Usage)? Parse(string stat)
    {
        // The name is in parentheses and may contain spaces and parentheses.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= ResidentPages) return null;
        var ticks = fields.AsSpan(FirstCpuTime, CpuTimes).ToArray().Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return (
            int.Parse(fields[Session], CultureInfo.InvariantCulture),
            new SessionUsage(ticks, long.Parse(fields[ResidentPages], CultureInfo.InvariantCulture)));
    }
}
