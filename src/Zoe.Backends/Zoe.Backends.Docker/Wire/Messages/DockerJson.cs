using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>Reads and writes the messages of the Engine API without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EngineVersion))]
[JsonSerializable(typeof(EngineInfo))]
[JsonSerializable(typeof(EngineError))]
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(ImageSummary[]))]
[JsonSerializable(typeof(PullMessage))]
[JsonSerializable(typeof(RegistryAuth))]
[JsonSerializable(typeof(RegistryLoginFile))]
[JsonSerializable(typeof(ContainerSummary[]))]
[JsonSerializable(typeof(ContainerDetails))]
[JsonSerializable(typeof(ContainerRequest))]
[JsonSerializable(typeof(ContainerCreated))]
[JsonSerializable(typeof(ContainerUpdate))]
[JsonSerializable(typeof(NetworkSummary[]))]
[JsonSerializable(typeof(NetworkRequest))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class DockerJson : JsonSerializerContext;
