using System.Text.Json;
using System.Text.Json.Serialization;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Writes a ZApp directly into a response.</summary>
internal sealed class DescriptionDocumentConverter : JsonConverter<DescriptionDocument>
{
    public override DescriptionDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only written.");

    public override void Write(Utf8JsonWriter writer, DescriptionDocument value, JsonSerializerOptions options) =>
        ZAppWriter.Write(writer, value.Application);
}
