using System.Runtime.InteropServices;
using System.Text.Json;

namespace Zoe.Model;

/// <summary>
/// Reads and checks ZApps of format 3. Bad documents never throw: the result lists everything that is wrong with them.
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
    /// Reads what this program wrote itself, for example from its database: no limits and no checks, unknown keys are
    /// ignored. Throws <see cref="JsonException"/> for what is no ZApp at all. Never for what users send.
    /// </summary>
    public static ZApp ReadTrusted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TrustedZApps.Read(text);
    }

    /// <summary>Reads a document that was parsed already; lines and columns count in its text.</summary>
    public static ParseResult<ZApp> Read(JsonDocument document, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(JsonMarshal.GetRawUtf8Value(document.RootElement), limits);
    }

    /// <summary>Reads a stream to its end, or to the size limit.</summary>
    public static Task<ParseResult<ZApp>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonText.ReadAsync(
            stream, limits ?? ReadLimits.Default, ZAppParser.Read, ZAppChecks.Check, cancellationToken);
    }
}
