using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>One login; <c>auth</c> is <c>user:password</c> in Base64. A class, so that its text shows no password.</summary>
internal sealed class RegistryLoginEntry
{
    [JsonPropertyName("auth")]
    public string? Auth { get; init; }

    [JsonPropertyName("username")]
    public string? UserName { get; init; }

    [JsonPropertyName("password")]
    public string? Password { get; init; }
}
