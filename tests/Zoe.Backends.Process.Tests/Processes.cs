using System.Globalization;

namespace Zoe.Backends.Process.Tests;

/// <summary>Reads the processes of this machine from /proc, without the driver.</summary>
public static class Processes
{
    public static IEnumerable<int> ChildrenOf(int parent) =>
        from pid in All()
        let fields = Read(pid, "stat").Split(") ").Last().Split(' ')
        where fields.Length > 1 && fields[1] == parent.ToString(CultureInfo.InvariantCulture)
        select pid;

    public static IEnumerable<string> WithEnvironment(string text) =>
        from pid in All()
        where Read(pid, "environ").Contains(text, StringComparison.Ordinal)
        select $"process {pid}: {CommandOf(pid)}";

    /// <summary>The command and its arguments; empty when the process has ended.</summary>
    public static string CommandOf(int pid) => Read(pid, "cmdline").Replace('\0', ' ').Trim();

    /// <summary>True when the process is there and not a zombie.</summary>
    public static bool IsAlive(int pid) => Read(pid, "stat").Split(") ").Last() is { Length: > 0 } rest && rest[0] != 'Z';

    private static IEnumerable<int> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where name.All(char.IsAsciiDigit)
        select int.Parse(name, CultureInfo.InvariantCulture);

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
