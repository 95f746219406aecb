using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zoe.AspNetCore.Api;

/// <summary>JSON settings of the API.</summary>
internal static class ApiJson
{
    /// <summary>
    /// Writes apostrophes and non-ASCII letters unescaped. Responses are sent as JSON with <c>nosniff</c>, so HTML
    /// escaping is not needed.
    /// </summary>
    public static ApiJsonContext Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
