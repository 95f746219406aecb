using System.Text.Json;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>Writes ZApps in normalised format 3: reading and writing the output again gives the same text.</summary>
public static class ZAppWriter
{
    private static readonly DocumentWriter<ZApp> Writer = new(ZAppJsonContext.Default, "labels");

    /// <summary>The document as text, ending in a line feed.</summary>
    public static string Write(ZApp zapp)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        return Writer.Write(zapp);
    }

    /// <summary>The document on one line, for storage; read it with <see cref="ZAppReader.ReadTrusted"/>.</summary>
    public static string WriteCompact(ZApp zapp)
    {
        ArgumentNullException.ThrowIfNull(zapp);
        return Writer.WriteCompact(zapp);
    }

    /// <summary>Writes the document as a value of another document.</summary>
    public static void Write(Utf8JsonWriter writer, ZApp zapp)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(zapp);
        Writer.WriteCompact(writer, zapp);
    }

    /// <summary>Writes the document as UTF-8.</summary>
    public static Task WriteAsync(Stream stream, ZApp zapp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(zapp);
        return Writer.WriteAsync(stream, zapp, cancellationToken);
    }
}
