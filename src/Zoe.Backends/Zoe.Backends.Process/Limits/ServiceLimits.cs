using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Limits;

/// <summary>
/// Limits cores and memory of services by control groups: a group of the deployment below that of the server, and in it
/// one for each service.
/// </summary>
internal sealed class ServiceLimits(CgroupLocation location, string group)
{
    private const int PeriodMicroseconds = 100_000;

    // The kernel refuses less than 1 ms.
    private const int MinQuotaMicroseconds = 1_000;

    // The kernel refuses to remove a group until some time after its last process ended.
    private static readonly TimeSpan RemovalRetryDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(30);

    // Of version 2 and version 1.
    private static readonly string[] OutOfMemoryFiles = ["memory.events", "memory.oom_control"];

    /// <summary>Limits for the services of a deployment; null, with a warning, where this process may not make groups.</summary>
    public static ServiceLimits? TryCreate(string group, ILogger logger)
    {
        try
        {
            var location = CgroupLocation.Find(
                File.ReadAllText("/proc/self/cgroup"), File.ReadAllText("/proc/self/mountinfo"), Environment.ProcessId);
            return new ServiceLimits(location, group);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ProcessLog.Unlimited(logger, error.Message);
            return null;
        }
    }

    /// <summary>Makes the groups of a service with its limits and returns their folders, which its processes have to join.</summary>
    public ImmutableArray<string> Create(string service, ServiceSpec spec)
    {
        ImmutableArray<string> folders =
            [.. location.Parents.Select(parent => Path.Combine(Prepare(parent), service)).Distinct(StringComparer.Ordinal)];
        try
        {
            foreach (var folder in folders) Directory.CreateDirectory(folder);
            if (spec.Millicores is { } millicores) Resize(folders, millicores);
            if (location.IsUnified) LimitMemoryVersion2(folders[0], spec);
            else LimitMemoryVersion1(folders.First(folder => folder.StartsWith(location.Memory, StringComparison.Ordinal)), spec);
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
        var quota = Math.Max(MinQuotaMicroseconds, millicores * (PeriodMicroseconds / 1000));
        if (location.IsUnified)
        {
            Write(folders[0], "cpu.max", string.Create(CultureInfo.InvariantCulture, $"{quota} {PeriodMicroseconds}"));
            return;
        }

        var folder = folders.First(one => one.StartsWith(location.Cpu, StringComparison.Ordinal));
        Write(folder, "cpu.cfs_period_us", PeriodMicroseconds.ToString(CultureInfo.InvariantCulture));
        Write(folder, "cpu.cfs_quota_us", quota.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>True when the kernel killed a process of these groups because of its memory limit.</summary>
    public static bool HasRunOutOfMemory(ImmutableArray<string> folders) =>
        folders.SelectMany(folder => OutOfMemoryFiles.Select(file => Path.Combine(folder, file)))
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Any(line => line.StartsWith("oom_kill ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));

    /// <summary>Removes the groups of a service whose processes have ended.</summary>
    /// <exception cref="IOException">A group could not be removed within 30 s.</exception>
    public static async Task DeleteAsync(ImmutableArray<string> folders, TimeProvider time)
    {
        var start = time.GetTimestamp();
        foreach (var folder in folders)
        {
            while (Directory.Exists(folder) && Libc.RemoveFolder(folder) != 0)
            {
                if (time.GetElapsedTime(start) > RemovalTimeout) throw new IOException($"The control group '{folder}' cannot be removed.");
                await Task.Delay(RemovalRetryDelay, time, CancellationToken.None);
            }
        }
    }

    private string Prepare(string parent)
    {
        var folder = Path.Combine(parent, group);
        Directory.CreateDirectory(folder);
        if (location.IsUnified) Write(folder, "cgroup.subtree_control", "+cpu +memory");
        return folder;
    }

    private static void LimitMemoryVersion2(string folder, ServiceSpec spec)
    {
        if (spec.SoftMemoryBytes is { } soft) WriteBytes(folder, "memory.low", soft);
        if (spec.MemoryBytes is not { } hard) return;
        WriteBytes(folder, "memory.max", hard);
        if (File.Exists(Path.Combine(folder, "memory.swap.max"))) Write(folder, "memory.swap.max", "0");
    }

    private static void LimitMemoryVersion1(string folder, ServiceSpec spec)
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
