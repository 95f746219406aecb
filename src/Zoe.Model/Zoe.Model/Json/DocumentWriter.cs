using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Zoe.Model;

/// <summary>Writes records in the one normalised way: two blanks of indentation, LF, optional keys left out.</summary>
/// <typeparam name="T">The record to write.</typeparam>
internal sealed class DocumentWriter<T>
{
    private readonly JsonTypeInfo<T> _type;

    /// <param name="context">Generated descriptions of the record and its parts.</param>
    /// <param name="optionalLists">JSON names of lists that are left out when empty.</param>
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
    }

    public string Write(T value) => JsonSerializer.Serialize(value, _type) + "\n";

    public Task WriteAsync(Stream stream, T value, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(stream, value, _type, cancellationToken);
}
