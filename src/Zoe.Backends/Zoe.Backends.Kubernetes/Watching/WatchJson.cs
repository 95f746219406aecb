using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>Reads the lines of a watch without reflection; what is in them is read with the library's models.</summary>
[JsonSerializable(typeof(JsonDocument))]
internal sealed partial class WatchJson : JsonSerializerContext;
