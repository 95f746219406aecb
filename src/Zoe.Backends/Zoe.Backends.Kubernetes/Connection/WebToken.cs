using System.Buffers.Text;
using System.Text.Json;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Reads when a bearer token expires, if it is a JSON Web Token.</summary>
internal static class WebToken
{
    /// <summary>The time in the token; null for other tokens, and for those that do not expire.</summary>
    public static DateTimeOffset? FindExpiry(string token)
    {
        if (token.Split('.') is not [_, { Length: > 0 } claims, _]) return null;
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("exp", out var expiry)
                && expiry.TryGetDouble(out var seconds)
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
                : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }
}
