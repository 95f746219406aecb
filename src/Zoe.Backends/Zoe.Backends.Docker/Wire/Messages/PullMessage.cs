using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>One line of the answer of <c>/images/create</c>.</summary>
/// <param name="Error">Why the pull failed; null in all other lines.</param>
internal sealed record PullMessage([property: JsonPropertyName("error")] string? Error);
