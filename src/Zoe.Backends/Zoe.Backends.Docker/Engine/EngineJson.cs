using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Reads and writes without reflection what the library does not.</summary>
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(RegistryLoginFile))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class EngineJson : JsonSerializerContext;
