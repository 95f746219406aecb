using System.Globalization;
using Microsoft.Extensions.Logging;
using Zoe.Hosting.Health;

namespace Zoe.Hosting.Disks;

/// <summary>Finds out whether the folders of the deployment have room, and raises and clears the condition of full disks.</summary>
internal sealed class DiskRoom(ZoeOptions options, EngineHealth health, ILogger<DiskRoom> logger) : IDiskRoom
{
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int OverQuota = 122;

    // What a step of the store takes, and the least that is thought of as room on a small disk.
    private const long LeastBytes = 4 << 20;
    private const int SmallDiskPart = 50;
    private const int TrialBytes = 64 * 1024;
    private const string TrialName = ".zoe-disk-trial";

    private readonly Lock _lock = new();

    private readonly WatchedFolder[] _folders =
    [
        new(Path.GetFullPath(options.DataPath), "data", IsVital: true),
        new(Path.GetFullPath(options.ServiceLogsFolder), "output of services", IsVital: false),
    ];

    /// <inheritdoc/>
    public string? Check()
    {
        lock (_lock)
        {
            var problems = _folders
                .Select(folder => (Folder: folder, Problem: Describe(folder)))
                .Where(found => found.Problem is not null).ToList();
            if (problems.Count == 0)
            {
                if (health.Clear(HealthConditions.DiskFull))
                    HostingLog.DiskHasRoom(logger, string.Join(", ", _folders.Select(folder => folder.Path)));
                return null;
            }

            var vital = problems.Find(found => found.Folder.IsVital).Problem;
            var message = string.Join(" ", problems.Select(found => found.Problem));
            if (health.Raise(HealthConditions.DiskFull, message, isFatal: vital is not null))
                HostingLog.DiskFull(logger, message);
            return vital;
        }
    }

    private static string? Describe(WatchedFolder folder)
    {
        var existing = folder.Path;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        try
        {
            var disk = new DriveInfo(existing);
            var free = disk.AvailableFreeSpace;
            if (free < Math.Min(LeastBytes, disk.TotalSize / SmallDiskPart)) return Full(folder, free);
            return TryWrite(existing) is { } refusal
                ? $"The disk of '{folder.Path}' ({folder.Purpose}) cannot be written: {refusal} ({Kibibytes(free)} are free)."
                : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // It cannot be determined now, for example for lack of descriptors: that does not mean that the disk is full.
            return null;
        }
    }

    /// <summary>Free bytes do not tell of quotas, of files that the disk may have no more of, and of disks that were made read-only.</summary>
    private static string? TryWrite(string folder)
    {
        var file = Path.Combine(folder, TrialName);
        try
        {
            using var trial = new FileStream(
                file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0, FileOptions.DeleteOnClose);
            trial.Write(new byte[TrialBytes]);
            return null;
        }
        catch (IOException refusal) when (refusal.HResult is NoSpace or ReadOnlyDisk or OverQuota)
        {
            return refusal.Message;
        }
    }

    private static string Full(WatchedFolder folder, long free) =>
        $"The disk of '{folder.Path}' ({folder.Purpose}) is full: {Kibibytes(free)} are free. Make room there.";

    private static string Kibibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB");
}
