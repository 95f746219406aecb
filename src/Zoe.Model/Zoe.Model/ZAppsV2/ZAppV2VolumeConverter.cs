using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Model.ZAppsV2;

/// <summary>Serialises volumes of format 2 as lists.</summary>
internal sealed class ZAppV2VolumeConverter : JsonConverter<ZAppV2Volume>
{
    /// <summary>Not supported; use <see cref="ZAppV2Reader"/>, which reports diagnostics.</summary>
    public override ZAppV2Volume Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Read documents of format 2 with ZAppV2Reader.");

    public override void Write(Utf8JsonWriter writer, ZAppV2Volume value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.HostPath);
        writer.WriteStringValue(value.ContainerPath);
        writer.WriteBooleanValue(value.ReadOnly);
        writer.WriteEndArray();
    }
}
