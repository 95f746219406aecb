using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>Content of the header <c>X-Registry-Auth</c>.</summary>
internal sealed class RegistryAuth
{
    [JsonPropertyName("username")]
    public required string UserName { get; init; }

    [JsonPropertyName("password")]
    public required string Password { get; init; }

    [JsonPropertyName("serveraddress")]
    public required string ServerAddress { get; init; }
}
