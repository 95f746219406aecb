using System.Text;
using System.Text.Json;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model;

/// <summary>Reads ZApps of format 3, and of format 2 with conversion to format 3.</summary>
public static class ZAppDocument
{
    /// <summary>Reads UTF-8 text, with or without a byte order mark.</summary>
    public static ParseResult<ZApp> Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        IsVersion2(utf8, limits)
            ? ZAppConverter.ToVersion3(utf8, limits)
            : ZAppReader.Read(utf8, limits);

    /// <summary>Reads text.</summary>
    public static ParseResult<ZApp> Read(string text, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(Encoding.UTF8.GetBytes(text), limits);
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static async Task<ParseResult<ZApp>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        limits ??= ReadLimits.Default;
        var content = await BoundedStream.ReadAsync(stream, limits.MaxDocumentBytes, cancellationToken);
        return content is { } bytes ? Read(bytes.Span, limits) : JsonText.TooLarge<ZApp>(limits);
    }

    /// <summary>True when the version in the document is 2; false for invalid JSON.</summary>
    public static bool IsVersion2(ReadOnlySpan<byte> utf8, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        if (utf8.Length > limits.MaxDocumentBytes)
            return false;
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual("version"u8);
                reader.Read();
                if (found)
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version == 2;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }
}
