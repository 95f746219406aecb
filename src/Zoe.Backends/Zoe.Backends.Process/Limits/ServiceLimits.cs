using System.Collections.Immutable;
using System.Globalization;

namespace Zoe.Backends.Process;

/// <summary>
/// Limits cores and memory of services by control groups: a group of the deployment below that of the server, and in it
/// one for each service. Values are written as text, as the kernel wants them.
/// </summary>
internal sealed class ServiceLimits(CgroupPlace place, string group)
{
    private const int Period = 100_000;

    // The kernel refuses less than 1 ms.
    private const int SmallestQuota = 1_000;

    // A group can be removed a moment after its last process ended; on a busy machine that moment is long.
    private static readonly TimeSpan RemovalPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(30);

    // Of version 2 and version 1.
    private static readonly string[] OutOfMemoryFiles = ["memory.events", "memory.oom_control"];

    /// <summary>Makes the groups of a service with its limits and returns their folders; the processes are to join them.</summary>
    public ImmutableArray<string> Create(string service, ServiceSpec spec)
    {
        ImmutableArray<string> folders =
            [.. place.Parents.Select(parent => Path.Combine(Prepare(parent), service)).Distinct(StringComparer.Ordinal)];
        try
        {
            foreach (var folder in folders) Directory.CreateDirectory(folder);
            if (spec.Millicores is { } millicores) Resize(folders, millicores);
            if (place.IsUnified) LimitMemory(folders[0], spec);
            else LimitOldMemory(folders.First(folder => folder.StartsWith(place.Memory, StringComparison.Ordinal)), spec);
            return folders;
        }
        catch
        {
            foreach (var folder in folders) _ = Libc.RemoveFolder(folder);
            throw;
        }
    }

    /// <summary>Changes the cores of a service from now on.</summary>
    public void Resize(ImmutableArray<string> folders, int millicores)
    {
        var quota = Math.Max(SmallestQuota, millicores * (Period / 1000));
        if (place.IsUnified)
        {
            Write(folders[0], "cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {Period}"));
            return;
        }

        var folder = folders.First(one => one.StartsWith(place.Cpu, StringComparison.Ordinal));
        Write(folder, "cpu.cfs_period_us", Period.ToString(CultureInfo.InvariantCulture));
        Write(folder, "cpu.cfs_quota_us", quota.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the kernel killed something in these groups for its memory.</summary>
    public static bool HasRunOutOfMemory(ImmutableArray<string> folders) =>
        folders.SelectMany(folder => OutOfMemoryFiles.Select(file => Path.Combine(folder, file)))
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Any(line => line.StartsWith("oom_kill ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));

    /// <summary>Removes the groups of a service whose processes have ended.</summary>
    /// <exception cref="IOException">They have not.</exception>
    public static async Task DeleteAsync(ImmutableArray<string> folders, TimeProvider time)
    {
        var begin = time.GetTimestamp();
        foreach (var folder in folders)
        {
            while (Directory.Exists(folder) && Libc.RemoveFolder(folder) != 0)
            {
                if (time.GetElapsedTime(begin) > RemovalLimit) throw new IOException($"The control group '{folder}' cannot be removed.");
                await Task.Delay(RemovalPause, time, CancellationToken.None);
            }
        }
    }

    private string Prepare(string parent)
    {
        var folder = Path.Combine(parent, group);
        Directory.CreateDirectory(folder);
        if (place.IsUnified) Write(folder, "cgroup.subtree_control", "+cpu +memory");
        return folder;
    }

    private static void LimitMemory(string folder, ServiceSpec spec)
    {
        if (spec.SoftMemoryBytes is { } soft) WriteBytes(folder, "memory.low", soft);
        if (spec.MemoryBytes is not { } hard) return;
        WriteBytes(folder, "memory.max", hard);
        if (File.Exists(Path.Combine(folder, "memory.swap.max"))) Write(folder, "memory.swap.max", "0");
    }

    private static void LimitOldMemory(string folder, ServiceSpec spec)
    {
        if (spec.SoftMemoryBytes is { } soft) WriteBytes(folder, "memory.soft_limit_in_bytes", soft);
        if (spec.MemoryBytes is not { } hard) return;
        WriteBytes(folder, "memory.limit_in_bytes", hard);
        const string WithSwap = "memory.memsw.limit_in_bytes";
        if (File.Exists(Path.Combine(folder, WithSwap))) WriteBytes(folder, WithSwap, hard);
    }

    private static void WriteBytes(string folder, string file, long bytes) =>
        Write(folder, file, bytes.ToString(CultureInfo.InvariantCulture));

    private static void Write(string folder, string file, string value) =>
        File.WriteAllText(Path.Combine(folder, file), value);
}
