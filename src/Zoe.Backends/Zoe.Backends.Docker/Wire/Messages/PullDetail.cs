using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>How far a layer of an image has come, in bytes.</summary>
internal sealed record PullDetail(
    [property: JsonPropertyName("current")] long? Current, [property: JsonPropertyName("total")] long? Total);
