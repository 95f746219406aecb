using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>Records of a store as JSON lines, with counts and a checksum at the end. Streamed; memory is bounded.</summary>
public static class StoreExport
{
    private const int Format = 2;
    private const int PartSize = 1000;

    /// <summary>Writes all records of a store.</summary>
    public static Task<ExportSummary> WriteAsync(IStoreTransfer store, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return WriteAsync(write => store.ExportAsync(write, cancellationToken), target, cancellationToken);
    }

    /// <summary>Writes some executions, which have ended, and what belongs to them.</summary>
    public static Task<ExportSummary> WriteAsync(
        IStoreTransfer store, IReadOnlyCollection<long> executions, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(executions);
        return WriteAsync(
            async write =>
            {
                foreach (var part in executions.Chunk(PartSize)) await store.ExportAsync(part, write, cancellationToken);
            },
            target,
            cancellationToken);
    }

    /// <summary>
    /// Reads the records of an export. Throws <see cref="InvalidDataException"/> at the end when it is truncated or was
    /// altered, so that a transaction that writes them is rolled back.
    /// </summary>
    /// <param name="source">The export.</param>
    /// <param name="verified">Called with the last line, once it is found to be right.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async IAsyncEnumerable<StoreRecord> ReadAsync(
        Stream source, Action<ExportSummary> verified, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verified);
        using var reader = new StreamReader(
            source,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true);
        using var digest = new ExportDigest();
        for (var number = 1L; await reader.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            var line = Parse(text, number);
            if (number == 1) RequireFormat(line);
            if (line.End is { } end)
            {
                if (!AreEqual(end, digest.Finish()))
                    throw new InvalidDataException("The export was altered: its counts or its checksum are not those of its lines.");
                if (await reader.ReadLineAsync(cancellationToken) is not null)
                    throw new InvalidDataException($"The export was altered: there is text after its last line, number {number}.");
                verified(end);
                yield break;
            }

            digest.Add(Encoding.UTF8.GetBytes(text + "\n"));
            if (line.Record is not { } record) continue;
            digest.Count(record);
            yield return record;
        }

        throw new InvalidDataException("The export is truncated: it has no last line with a checksum.");
    }

    private static async Task<ExportSummary> WriteAsync(
        Func<Func<StoreRecord, Task>, Task> export, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var digest = new ExportDigest();
        await WriteLineAsync(new ExportLine { ZoeExport = Format });
        await export(async record =>
        {
            digest.Count(record);
            await WriteLineAsync(new ExportLine { Record = record });
        });
        var summary = digest.Finish();
        await WriteLineAsync(new ExportLine { End = summary });
        await target.FlushAsync(cancellationToken);
        return summary;

        ValueTask WriteLineAsync(ExportLine line)
        {
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, TransferJson.Default.ExportLine), (byte)'\n'];
            digest.Add(bytes);
            return target.WriteAsync(bytes, cancellationToken);
        }
    }

    private static void RequireFormat(ExportLine first)
    {
        if (first.ZoeExport is not { } format)
            throw new InvalidDataException("This is not an export of Zoe: the first line does not say so.");
        if (format != Format)
            throw new InvalidDataException($"The export has format {format}, but this version of Zoe reads format {Format}.");
    }

    private static bool AreEqual(ExportSummary one, ExportSummary other) =>
        one.Sha256 == other.Sha256 && one.Counts is not null && one.Counts.SequenceEqual(other.Counts);

    private static ExportLine Parse(string text, long number)
    {
        try
        {
            return JsonSerializer.Deserialize(text, TransferJson.Default.ExportLine)
                ?? throw new InvalidDataException($"Line {number} of the export is null.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"Line {number} of the export is not valid: {failure.Message}", failure);
        }
    }
}
