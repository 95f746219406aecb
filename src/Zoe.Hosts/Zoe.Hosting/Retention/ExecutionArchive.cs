using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Retention;

/// <summary>
/// Writes executions to a compressed export (<c>NAME.jsonl.gz</c>) and their logs to a compressed tar file beside it
/// (<c>NAME.logs.tar.gz</c>). Both are durable, and readable by their owner only, before the method returns.
/// </summary>
public static class ExecutionArchive
{
    /// <summary>The end of the name of an archive.</summary>
    public const string Suffix = ".jsonl.gz";

    private const string LogSuffix = ".logs.tar.gz";

    /// <summary>Writes an archive; a file that exists is not replaced.</summary>
    /// <param name="store">The store of the executions.</param>
    /// <param name="executions">Their ids.</param>
    /// <param name="path">The archive; its name ends in <see cref="Suffix"/>.</param>
    /// <param name="logsFolder">The folder of the deployment's logs.</param>
    /// <param name="cancellationToken">Cancels the operation; no part of a file is left.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static async Task<ExportSummary> WriteAsync(
        IStoreTransfer store, IReadOnlyList<long> executions, string path, string logsFolder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(executions);
        ArgumentNullException.ThrowIfNull(path);
        if (!path.EndsWith(Suffix, StringComparison.Ordinal)) throw new IOException($"{path} must end in {Suffix}.");
        var logs = path[..^Suffix.Length] + LogSuffix;
        foreach (var file in new[] { path, logs })
            if (File.Exists(file)) throw new IOException($"{file} already exists.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await DurableFile.WriteAsync(logs, target => WriteLogsAsync(executions, logsFolder, target, cancellationToken));
        ExportSummary? summary = null;
        await DurableFile.WriteAsync(path, async target =>
        {
            await using var compressed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
            summary = await StoreExport.WriteAsync(store, executions, compressed, cancellationToken);
        });
        return summary!;
    }

    private static async Task WriteLogsAsync(
        IReadOnlyList<long> executions, string logsFolder, Stream target, CancellationToken cancellationToken)
    {
        await using var compressed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        await using var archive = new TarWriter(compressed, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var id in executions)
        {
            var name = id.ToString(CultureInfo.InvariantCulture);
            var folder = Path.Combine(logsFolder, name);
            if (!Directory.Exists(folder)) continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                await archive.WriteEntryAsync(file, Path.Combine(name, Path.GetRelativePath(folder, file)), cancellationToken);
        }
    }
}
