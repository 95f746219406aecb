using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>One line of the answer of <c>/images/create</c>.</summary>
/// <param name="Status">What happens, such as <c>Downloading</c> or <c>Pull complete</c>.</param>
/// <param name="Id">To which layer; null when it concerns the whole image.</param>
/// <param name="Detail">How far; null or empty when that cannot be told.</param>
/// <param name="Error">Why the pull failed; null in all other lines.</param>
internal sealed record PullMessage(
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("progressDetail")] PullDetail? Detail,
    [property: JsonPropertyName("error")] string? Error);
