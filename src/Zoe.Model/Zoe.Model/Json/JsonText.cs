using System.Buffers;
using System.Text;
using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Limits;

namespace Zoe.Model.Json;

/// <summary>Runs a reader over a whole document and converts exceptions of the JSON parser to diagnostics.</summary>
internal static class JsonText
{
    private const int MaxReasonLength = 200;

    /// <summary>Reads the root of a document.</summary>
    public delegate T? RootReader<T>(ref JsonCursor cursor)
        where T : class;

    /// <summary>
    /// Reads and then, if the whole text is valid JSON, checks the value. <paramref name="positions"/> maps offsets back when the
    /// JSON was converted from YAML.
    /// </summary>
    public static ParseResult<T> Read<T>(
        ReadOnlySpan<byte> utf8,
        ReadLimits limits,
        RootReader<T> read,
        Action<T, DiagnosticBag, ReadLimits> check,
        YamlPositions? positions = null)
        where T : class
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        if (utf8.Length > limits.MaxDocumentBytes)
            return TooLarge<T>(limits);

        T? value = null;
        var cursor = new JsonCursor(utf8, bag, limits);
        try
        {
            cursor.Start();
            value = read(ref cursor);
            cursor.End();
        }
        catch (JsonException error)
        {
            ReportSyntaxError(utf8, error, cursor.Depth, bag, limits);
            return new ParseResult<T>(null, bag.Locate(utf8, positions));
        }

        if (value is not null)
            check(value, bag, limits);
        return new ParseResult<T>(value, bag.IsEmpty ? [] : bag.Locate(utf8, positions));
    }

    /// <summary>Reads a string.</summary>
    public static ParseResult<T> Read<T>(
        string text, ReadLimits limits, RootReader<T> read, Action<T, DiagnosticBag, ReadLimits> check)
        where T : class
    {
        if (text.Length > limits.MaxDocumentBytes)
            return TooLarge<T>(limits);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            return Read(buffer.AsSpan(0, length), limits, read, check);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static async Task<ParseResult<T>> ReadAsync<T>(
        Stream stream,
        ReadLimits limits,
        RootReader<T> read,
        Action<T, DiagnosticBag, ReadLimits> check,
        CancellationToken cancellationToken)
        where T : class
    {
        var content = await BoundedStream.ReadAsync(stream, limits.MaxDocumentBytes, cancellationToken);
        return content is { } bytes ? Read(bytes.Span, limits, read, check) : TooLarge<T>(limits);
    }

    /// <summary>The result for a document beyond the size limit.</summary>
    public static ParseResult<T> TooLarge<T>(ReadLimits limits)
        where T : class
    {
        var rule = TextRules.DocumentTooLarge;
        var message = $"The document is larger than {limits.MaxDocumentBytes} bytes, the limit.";
        return new ParseResult<T>(null, [new Diagnostic(rule.Code, rule.Severity, message, "", 1, 1)]);
    }

    private static void ReportSyntaxError(
        ReadOnlySpan<byte> utf8, JsonException error, int depth, DiagnosticBag bag, ReadLimits limits)
    {
        var offset = OffsetOf(utf8, error);
        if (depth >= limits.MaxDepth && offset < utf8.Length && utf8[offset] is (byte)'[' or (byte)'{')
        {
            bag.Add(TextRules.TooDeep, "", $"Objects and lists are nested deeper than {limits.MaxDepth} levels, the limit.", offset);
            return;
        }

        var reason = error.Message;
        var tail = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (tail >= 0)
            reason = reason[..tail];
        // Removes advice of the parser for programmers.
        reason = reason.Replace(" Change the reader options.", "", StringComparison.Ordinal)
            .Replace(" which is not supported in this mode", ", which JSON does not allow", StringComparison.Ordinal);
        // The parser quotes invalid literals in full length.
        if (reason.Length > MaxReasonLength)
            reason = $"{reason[..MaxReasonLength]}… is not valid here.";
        bag.Add(TextRules.NotJson, "", $"The document is not JSON: {reason}", offset);
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, JsonException error)
    {
        var offset = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
        {
            var next = utf8[offset..].IndexOf((byte)'\n');
            if (next < 0)
                break;
            offset += next + 1;
        }

        return (int)Math.Min(offset + (error.BytePositionInLine ?? 0), utf8.Length);
    }
}
