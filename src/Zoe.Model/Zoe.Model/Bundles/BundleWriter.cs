using System.IO.Compression;
using System.Text;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>Writes reproducible bundles: no times, no owners, a fixed order.</summary>
internal static class BundleWriter
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode ExecutableByAll =
        ReadableByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task WriteAsync(
        string folder, Bundle bundle, Stream output, CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        var tar = new UstarWriter(gzip);
        foreach (var file in bundle.Files)
        {
            if (file == JobDescription.FileName)
            {
                using var job = new MemoryStream(Encoding.UTF8.GetBytes(JobDescription.Write(bundle.Project)));
                await tar.AddAsync(file, job, ReadableByAll, cancellationToken);
            }
            else
            {
                var path = Path.Combine(folder, file);
                await using var content = File.OpenRead(path);
                await tar.AddAsync(file, content, ModeOf(path), cancellationToken);
            }
        }

        await tar.EndAsync(cancellationToken);
    }

    /// <summary>Preserves only the owner's execute permission.</summary>
    private static UnixFileMode ModeOf(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)
            ? ExecutableByAll
            : ReadableByAll;
}
