using System.Text.Json.Serialization;

namespace Zoe.Hosting.Operations;

[JsonSerializable(typeof(string?[]))]
internal sealed partial class FingerprintJson : JsonSerializerContext;
