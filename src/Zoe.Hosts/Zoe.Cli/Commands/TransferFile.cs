using System.IO.Compression;
using System.Runtime.CompilerServices;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary>An export as a file, compressed by gzip when its name ends in <c>.gz</c>.</summary>
internal sealed class TransferFile(string path)
{
    private const int BufferSize = 1 << 20;

    private bool IsCompressed => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    public long Bytes => new FileInfo(path).Length;

    /// <summary>Writes an export beside the file and then takes its place, so that no partial file is left.</summary>
    public async Task<ExportSummary> WriteAsync(Func<Stream, Task<ExportSummary>> export, bool overwrite)
    {
        if (!overwrite && File.Exists(path)) throw new CliException($"{path} already exists; --force replaces it.");
        var partial = $"{path}.{Path.GetRandomFileName()}.partial";
        // It contains password hashes.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            ExportSummary summary;
            await using (var target = new FileStream(partial, options))
            {
                if (IsCompressed)
                {
                    await using var compressed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
                    summary = await export(compressed);
                }
                else
                {
                    summary = await export(target);
                }

                target.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite);
            return summary;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Reads the records from the beginning. May be called again, as when a transaction is repeated.</summary>
    public async IAsyncEnumerable<StoreRecord> ReadAsync(
        Action<ExportSummary> verified, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        await using var source = IsCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        await foreach (var record in StoreExport.ReadAsync(source, verified, cancellationToken)) yield return record;
    }
}
