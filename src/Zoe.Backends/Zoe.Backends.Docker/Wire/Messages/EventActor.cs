using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>What an event is about; the labels of a container are among the attributes.</summary>
internal sealed record EventActor(
    [property: JsonPropertyName("ID")] string? Id, Dictionary<string, string>? Attributes);
