using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>A store as JSON lines, with counts and a checksum at the end. Streamed; memory is bounded.</summary>
public static class StoreExport
{
    private const int Format = 1;

    /// <summary>Writes all records of a store.</summary>
    public static async Task<ExportSummary> WriteAsync(IStoreTransfer store, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(target);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var summary = new ExportSummary(0, 0, 0, "");
        async Task WriteLineAsync(ExportLine line)
        {
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, TransferJson.Default.ExportLine), (byte)'\n'];
            hash.AppendData(bytes);
            await target.WriteAsync(bytes, cancellationToken);
        }

        await WriteLineAsync(new ExportLine { ZoeExport = Format });
        await store.ExportAsync(
            async record =>
            {
                await WriteLineAsync(new ExportLine { Record = record });
                summary = summary.Add(record);
            },
            cancellationToken);
        summary = summary with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        await WriteLineAsync(new ExportLine { End = summary });
        await target.FlushAsync(cancellationToken);
        return summary;
    }

    /// <summary>
    /// Reads the records of an export. Throws <see cref="InvalidDataException"/> at the end when it is truncated or was
    /// altered, so that a transaction that writes them is rolled back.
    /// </summary>
    public static async IAsyncEnumerable<StoreRecord> ReadAsync(
        Stream source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(source, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var summary = new ExportSummary(0, 0, 0, "");
        for (var number = 1L; await reader.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            var line = Parse(text, number);
            if (number == 1 && line.ZoeExport != Format)
                throw new InvalidDataException($"This is not an export of Zoe of format {Format}: the first line does not say so.");
            if (line.End is { } end)
            {
                if (end != summary with { Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) })
                    throw new InvalidDataException("The export was altered: its counts or its checksum are not those of its lines.");
                if (await reader.ReadLineAsync(cancellationToken) is not null)
                    throw new InvalidDataException($"The export was altered: there is text after its last line, number {number}.");
                yield break;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
            if (line.Record is not { } record) continue;
            summary = summary.Add(record);
            yield return record;
        }

        throw new InvalidDataException("The export is truncated: it has no last line with a checksum.");
    }

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
