using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Yaml;

namespace Zoe.Model.ZeroCloud;

/// <summary>Reads and checks <c>zapp.yaml</c>. Invalid documents do not throw; the result has their diagnostics.</summary>
public static class ZappProjectReader
{
    /// <summary>Reads UTF-8 text, with or without a byte order mark.</summary>
    public static ParseResult<ZappProject> Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        YamlText.Read(utf8, limits ?? ReadLimits.Default, ZappProjectParser.Read, ZappProjectChecks.Check);

    /// <summary>Reads text.</summary>
    public static ParseResult<ZappProject> Read(string text, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return YamlText.Read(text, limits ?? ReadLimits.Default, ZappProjectParser.Read, ZappProjectChecks.Check);
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static async Task<ParseResult<ZappProject>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        limits ??= ReadLimits.Default;
        var content = await BoundedStream.ReadAsync(stream, limits.MaxYamlBytes, cancellationToken);
        return content is { } bytes ? Read(bytes.Span, limits) : YamlText.TooLarge<ZappProject>(limits);
    }
}
