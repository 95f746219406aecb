using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>Reads and writes a link as <c>[name, url, path]</c>; the path may be null or missing.</summary>
public sealed class EndpointDocumentConverter : JsonConverter<EndpointDocument>
{
    /// <inheritdoc/>
    public override EndpointDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An endpoint is an array.");
        var values = new List<string?>(3);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.TokenType is JsonTokenType.String or JsonTokenType.Null
                ? reader.GetString()
                : throw new JsonException("The values of an endpoint are strings."));
        }

        return values is [{ } name, { } url, .. var rest]
            ? new EndpointDocument(name, url, rest.FirstOrDefault())
            : throw new JsonException("An endpoint has a name and a URL.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EndpointDocument value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        writer.WriteStringValue(value.Name);
        writer.WriteStringValue(value.Url);
        writer.WriteStringValue(value.ProxyPath);
        writer.WriteEndArray();
    }
}
