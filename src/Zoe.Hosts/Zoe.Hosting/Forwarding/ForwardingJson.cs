using System.Text.Json.Serialization;

namespace Zoe.Hosting.Forwarding;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestDocument))]
[JsonSerializable(typeof(AnswerDocument))]
internal sealed partial class ForwardingJson : JsonSerializerContext;
