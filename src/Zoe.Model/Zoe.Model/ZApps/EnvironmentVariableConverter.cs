using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Model.ZApps;

/// <summary>Serialises environment variables as pairs.</summary>
internal sealed class EnvironmentVariableConverter : JsonConverter<EnvironmentVariable>
{
    public override EnvironmentVariable Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("An environment variable must be a pair of strings.");
        var name = Item(ref reader);
        var value = Item(ref reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException("An environment variable must be a pair of strings.");
        return new EnvironmentVariable(name, value);
    }

    public override void Write(Utf8JsonWriter writer, EnvironmentVariable value, JsonSerializerOptions options)
    {
        // Each pair stays on one line in indented output.
        var name = JsonEncodedText.Encode(value.Name, options.Encoder);
        var text = JsonEncodedText.Encode(value.Value, options.Encoder);
        var indent = writer.Options.Indented ? "\n" + new string(' ', writer.CurrentDepth * writer.Options.IndentSize) : "";
        var blank = writer.Options.Indented ? " " : "";
        writer.WriteRawValue($"{indent}[\"{name}\",{blank}\"{text}\"]", skipInputValidation: true);
    }

    private static string Item(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            throw new JsonException("An environment variable must be a pair of strings.");
        return reader.GetString()!;
    }
}
