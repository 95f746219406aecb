using System.Text.Json.Serialization;

namespace Zoe.Hosting.Submissions;

[JsonSerializable(typeof(string?[]))]
internal sealed partial class FingerprintJson : JsonSerializerContext;
