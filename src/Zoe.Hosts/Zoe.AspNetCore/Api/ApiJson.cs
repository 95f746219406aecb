using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zoe.AspNetCore.Api;

/// <summary>How the API writes JSON.</summary>
internal static class ApiJson
{
    /// <summary>
    /// Writes apostrophes and letters of all languages as they are: the answers are declared as JSON, and browsers are
    /// told to believe it, so nothing needs escaping for HTML.
    /// </summary>
    public static ApiJsonContext Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
