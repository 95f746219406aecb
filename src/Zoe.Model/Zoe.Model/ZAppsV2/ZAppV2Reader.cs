using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.ZAppsV2;

/// <summary>
/// Reads and checks ZApps of format 2 without conversion; see also <see cref="ZAppDocument"/>.
/// </summary>
public static class ZAppV2Reader
{
    /// <summary>Reads UTF-8 text, with or without a byte order mark.</summary>
    public static ParseResult<ZAppV2> Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        JsonText.Read(utf8, limits ?? ReadLimits.Default, ZAppV2Parser.Read, ZAppV2Checks.Check);

    /// <summary>Reads text.</summary>
    public static ParseResult<ZAppV2> Read(string text, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonText.Read(text, limits ?? ReadLimits.Default, ZAppV2Parser.Read, ZAppV2Checks.Check);
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static Task<ParseResult<ZAppV2>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default) =>
        JsonText.ReadAsync(
            stream, limits ?? ReadLimits.Default, ZAppV2Parser.Read, ZAppV2Checks.Check, cancellationToken);
}
