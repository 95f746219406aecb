using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>The part of <c>~/.docker/config.json</c> that holds logins, by registry.</summary>
internal sealed record RegistryLoginFile([property: JsonPropertyName("auths")] Dictionary<string, AuthConfig>? Auths);
