using System.Globalization;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Health;

namespace Zoe.Hosting.Disks;

/// <summary>Checks the free space of the deployment's folders; raises and clears the condition of full disks.</summary>
internal sealed class DiskSpace(ZoeOptions options, EngineHealth health, ILogger<DiskSpace> logger) : IDiskSpace
{
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int OverQuota = 122;

    // Enough for one write of the store. Small disks count as full below a fraction of their size.
    private const long MinFreeBytes = 4 << 20;
    private const int SmallDiskDivisor = 50;
    private const int ProbeBytes = 64 * 1024;
    private const string ProbeFileName = ".zoe-disk-trial";

    private readonly Lock _lock = new();
    private volatile string? _problem;

    private readonly WatchedFolder[] _folders =
    [
        new(Path.GetFullPath(options.DataPath), "data", IsVital: true),
        new(Path.GetFullPath(options.ServiceLogsFolder), "output of services", IsVital: false),
    ];

    /// <inheritdoc/>
    public string? Problem => _problem;

    /// <inheritdoc/>
    public string? Check()
    {
        lock (_lock) return _problem = FindProblem();
    }

    private string? FindProblem()
    {
        var problems = _folders
            .Select(folder => (Folder: folder, Problem: Describe(folder)))
            .Where(found => found.Problem is not null).ToList();
        if (problems.Count == 0)
        {
            if (health.Clear(HealthConditions.DiskFull))
                HostingLog.DiskHasSpace(logger, string.Join(", ", _folders.Select(folder => folder.Path)));
            return null;
        }

        var vital = problems.Find(found => found.Folder.IsVital).Problem;
        var message = string.Join(" ", problems.Select(found => found.Problem));
        if (health.Raise(HealthConditions.DiskFull, message, isFatal: vital is not null))
            HostingLog.DiskFull(logger, message);
        return vital;
    }

    private static string? Describe(WatchedFolder folder)
    {
        var existing = folder.Path;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        try
        {
            var disk = new DriveInfo(existing);
            var free = disk.AvailableFreeSpace;
            if (free < Math.Min(MinFreeBytes, disk.TotalSize / SmallDiskDivisor)) return Full(folder, free);
            return TryWrite(existing) is { } refusal
                ? $"The disk of '{folder.Path}' ({folder.Purpose}) cannot be written: {refusal} ({Kibibytes(free)} free)."
                : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // Undetermined, for example for lack of descriptors: not reported as a full disk.
            return null;
        }
    }

    /// <summary>Free bytes do not show quotas, exhausted inodes, or read-only mounts, so this writes a file.</summary>
    private static string? TryWrite(string folder)
    {
        var file = Path.Combine(folder, ProbeFileName);
        try
        {
            using var trial = new FileStream(
                file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0, FileOptions.DeleteOnClose);
            trial.Write(new byte[ProbeBytes]);
            return null;
        }
        catch (IOException refusal) when (refusal.HResult is NoSpace or ReadOnlyDisk or OverQuota)
        {
            return refusal.Message;
        }
    }

    private static string Full(WatchedFolder folder, long free) =>
        $"The disk of '{folder.Path}' ({folder.Purpose}) is full: {Kibibytes(free)} free. Free some space.";

    private static string Kibibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB");
}
