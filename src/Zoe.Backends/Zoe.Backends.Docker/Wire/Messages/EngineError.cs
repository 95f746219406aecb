using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>Body of an answer that is an error.</summary>
internal sealed record EngineError([property: JsonPropertyName("message")] string? Message);
