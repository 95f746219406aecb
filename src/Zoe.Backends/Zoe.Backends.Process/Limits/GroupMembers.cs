using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Limits;

/// <summary>The processes in the control groups of a service.</summary>
internal static class GroupMembers
{
    /// <summary>The numbers of the processes in any of these groups; a group that is gone has none.</summary>
    /// <exception cref="IOException">This machine is short of resources, so that the answer is unknown.</exception>
    public static FrozenSet<int> Read(ImmutableArray<string> folders) =>
        folders.SelectMany(Read).ToFrozenSet();

    private static IEnumerable<int> Read(string folder)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(folder, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException || gone.HResult == Libc.NoSuchDevice)
        {
            return [];
        }
    }
}
