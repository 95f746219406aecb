using System.Text.Json;
using System.Text.Json.Serialization;
using Zoe.Model;

namespace Zoe.Web;

/// <summary>Writes ZApps as their format has it, straight into an answer.</summary>
internal sealed class ZAppJsonConverter : JsonConverter<ZApp>
{
    public override ZApp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, ZApp value, JsonSerializerOptions options) =>
        ZAppWriter.Write(writer, value);
}
