using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>Reads and writes times as seconds since 1970-01-01 UTC with fractions, to a millisecond.</summary>
public sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private const double FirstSecond = -62135596800;
    private const double LastSecond = 253402300799;

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.GetDouble() is >= FirstSecond and <= LastSecond and var seconds
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000))
            : throw new JsonException("A time is a number of seconds since 1970.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000.0);
    }
}
