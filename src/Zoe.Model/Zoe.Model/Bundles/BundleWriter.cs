using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Zoe.Model;

/// <summary>Writes bundles so that the same files give the same bytes: no times, no owners, a fixed order.</summary>
internal static class BundleWriter
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode RunnableByAll =
        ReadableByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task WriteAsync(
        string folder, Bundle bundle, Stream output, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        // GNU entries: unlike those of PAX they take long names without putting the process id into the archive.
        await using var tar = new TarWriter(gzip, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var file in bundle.Files)
        {
            if (file == JobDescription.FileName)
            {
                using var job = new MemoryStream(Encoding.UTF8.GetBytes(JobDescription.Write(bundle.Project)));
                await WriteEntryAsync(tar, file, job, ReadableByAll, cancellationToken);
            }
            else
            {
                var path = Path.Combine(folder, file);
                await using var content = File.OpenRead(path);
                await WriteEntryAsync(tar, file, content, ModeOf(path), cancellationToken);
            }
        }
    }

    private static async Task WriteEntryAsync(
        TarWriter tar, string name, Stream content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var entry = new GnuTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = content,
            Mode = mode,
            ModificationTime = DateTimeOffset.UnixEpoch,
            AccessTime = DateTimeOffset.UnixEpoch,
            ChangeTime = DateTimeOffset.UnixEpoch,
            Uid = 0,
            Gid = 0,
            UserName = "",
            GroupName = "",
        };
        await tar.WriteEntryAsync(entry, cancellationToken);
    }

    /// <summary>Of the mode only whether the owner may run the file is kept.</summary>
    private static UnixFileMode ModeOf(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)
            ? RunnableByAll
            : ReadableByAll;
}
