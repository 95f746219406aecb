using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>Serialises values as JSON strings or numbers.</summary>
internal sealed class ParameterValueConverter : JsonConverter<ParameterValue>
{
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? new ParameterValue(null, reader.GetInt64())
            : new ParameterValue(reader.GetString(), null);

    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.Text);
    }
}
