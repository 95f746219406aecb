using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Model.Json;

/// <summary>
/// Writes records in normalised form without unset optional keys: indented by two spaces with LF, or compact.
/// </summary>
/// <typeparam name="T">The record to write.</typeparam>
internal sealed class DocumentWriter<T>
{
    private readonly JsonTypeInfo<T> _type;
    private readonly JsonTypeInfo<T> _compact;

    /// <param name="context">Source-generated serialisation metadata of the record.</param>
    /// <param name="optionalLists">JSON names of lists that are omitted when empty.</param>
    public DocumentWriter(JsonSerializerContext context, params string[] optionalLists)
    {
        var options = new JsonSerializerOptions(context.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = ((IJsonTypeInfoResolver)context).WithAddedModifier(type =>
            {
                foreach (var property in type.Properties)
                {
                    if (optionalLists.Contains(property.Name))
                        property.ShouldSerialize = static (_, value) => value is not ImmutableArray<string> { IsEmpty: true };
                }
            }),
        };
        _type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        _compact = (JsonTypeInfo<T>)new JsonSerializerOptions(options) { WriteIndented = false }.GetTypeInfo(typeof(T));
    }

    public string Write(T value) => JsonSerializer.Serialize(value, _type) + "\n";

    public string WriteCompact(T value) => JsonSerializer.Serialize(value, _compact);

    public void WriteCompact(Utf8JsonWriter writer, T value) => JsonSerializer.Serialize(writer, value, _compact);

    public Task WriteAsync(Stream stream, T value, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, value, _type, cancellationToken);
}
