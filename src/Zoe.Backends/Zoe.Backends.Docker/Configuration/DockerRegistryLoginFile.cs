using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Configuration;

/// <summary>
/// Reads logins for registries from a file in the form of <c>~/.docker/config.json</c>, as <c>docker login</c> writes
/// it where no credential helper is configured.
/// </summary>
public static class DockerRegistryLoginFile
{
    // What docker login calls Docker Hub.
    private const string HubKey = "https://index.docker.io/v1/";

    /// <summary>Reads a file. No message of an error shows a password.</summary>
    /// <exception cref="FormatException">The content is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImmutableArray<DockerRegistryLogin> Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), EngineJson.Default.RegistryLoginFile);
            if (file?.Auths is { Count: > 0 } logins)
                return [.. logins.Select(login => Describe(login.Key, login.Value, path))];
        }
        catch (JsonException problem)
        {
            throw new FormatException($"{path}, line {problem.LineNumber + 1}: this is not JSON", problem);
        }

        throw new FormatException(
            $"{path} has no logins in \"auths\"; those in a credential helper cannot be used: write the file with "
            + "docker --config FOLDER login on a machine without one");
    }

    private static DockerRegistryLogin Describe(string registry, AuthConfig entry, string path)
    {
        var (user, password) = Split(entry);
        if (user is not { Length: > 0 } || password is not { Length: > 0 })
        {
            throw new FormatException(
                $"{path}: the login for '{registry}' has neither an \"auth\" of user:password in Base64 nor \"username\" and \"password\"");
        }

        return new DockerRegistryLogin { Registry = NameOf(registry), UserName = user, Password = password };
    }

    private static (string? User, string? Password) Split(AuthConfig entry)
    {
        if (entry.Auth is not { Length: > 0 } encoded) return (entry.Username, entry.Password);
        var decoded = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, decoded, out var length)) return default;
        var text = Encoding.UTF8.GetString(decoded, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? default : (text[..colon], text[(colon + 1)..]);
    }

    private static string NameOf(string key)
    {
        if (key == HubKey) return "docker.io";
        var name = key[(key.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..];
        return name.Split('/', 2)[0];
    }
}
