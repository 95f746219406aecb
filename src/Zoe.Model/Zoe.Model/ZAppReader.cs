using System.Runtime.InteropServices;
using System.Text.Json;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>
/// Reads and checks ZApps of format 3. Invalid documents do not throw; the result has all their diagnostics.
/// </summary>
public static class ZAppReader
{
    /// <summary>Reads UTF-8 text, with or without a byte order mark.</summary>
    public static ParseResult<ZApp> Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        JsonText.Read(utf8, limits ?? ReadLimits.Default, ZAppParser.Read, ZAppChecks.Check);

    /// <summary>Reads text.</summary>
    public static ParseResult<ZApp> Read(string text, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonText.Read(text, limits ?? ReadLimits.Default, ZAppParser.Read, ZAppChecks.Check);
    }

    /// <summary>
    /// Reads a document written by <see cref="ZAppWriter"/>, for example from a database, without limits and checks; unknown
    /// keys are ignored. Throws <see cref="JsonException"/> for invalid documents. Not for user input.
    /// </summary>
    public static ZApp ReadTrusted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TrustedZAppReader.Read(text);
    }

    /// <summary>Reads a parsed document; lines and columns refer to its text.</summary>
    public static ParseResult<ZApp> Read(JsonDocument document, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(JsonMarshal.GetRawUtf8Value(document.RootElement), limits);
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static Task<ParseResult<ZApp>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonText.ReadAsync(
            stream, limits ?? ReadLimits.Default, ZAppParser.Read, ZAppChecks.Check, cancellationToken);
    }
}
