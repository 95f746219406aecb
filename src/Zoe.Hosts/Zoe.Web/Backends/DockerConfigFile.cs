using System.Collections.Immutable;
using Zoe.Backends.Docker;

namespace Zoe.Web;

/// <summary>
/// Reads <c>docker.conf</c>: one section per Docker Engine with <c>docker_address</c>, <c>external_address</c>,
/// <c>use_tls</c>, <c>tls_cert</c>, <c>tls_key</c>, <c>tls_ca</c> and <c>labels</c>; <c>[DEFAULT]</c> holds what is
/// common. <c>address</c> is another name for <c>docker_address</c>.
/// </summary>
internal static class DockerConfigFile
{
    private static readonly string[] Keys =
        ["docker_address", "external_address", "use_tls", "tls_cert", "tls_key", "tls_ca", "labels"];

    /// <summary>The engines; errors, each with file and line, are added to <paramref name="errors"/>.</summary>
    public static ImmutableArray<DockerEngineOptions> Parse(string file, IEnumerable<string> lines, List<string> errors)
    {
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        var sections = new List<(string Name, Dictionary<string, string> Values)>();
        Dictionary<string, string>? current = null;
        var number = 0;
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                var name = line[1..^1].Trim();
                current = name == "DEFAULT" ? defaults : [];
                if (current != defaults) sections.Add((name, current));
                continue;
            }

            var separator = line.IndexOfAny([':', '=']);
            var key = separator < 0 ? line : line[..separator].Trim().ToLowerInvariant();
            if (key == "address") key = "docker_address";
            if (current is null) errors.Add($"{file}:{number}: '{line}' stands before the first [section].");
            else if (separator < 0) errors.Add($"{file}:{number}: '{line}' is not 'key: value'.");
            else if (!Keys.Contains(key))
                errors.Add($"{file}:{number}: '{key}' is not a setting of an engine.{Spelling.Suggest(key, Keys)}");
            else current[key] = line[(separator + 1)..].Trim();
        }

        if (sections.Count == 0) errors.Add($"{file} lists no Docker Engine: it has no [section] beside [DEFAULT].");
        return [.. sections.Select(section => ToEngine(file, section.Name, Merge(defaults, section.Values), errors))];
    }

    private static Dictionary<string, string> Merge(
        Dictionary<string, string> defaults, Dictionary<string, string> own)
    {
        var merged = new Dictionary<string, string>(defaults, StringComparer.Ordinal);
        foreach (var (key, value) in own) merged[key] = value;
        return merged;
    }

    private static DockerEngineOptions ToEngine(
        string file, string name, Dictionary<string, string> values, List<string> errors)
    {
        string Require(string key)
        {
            if (values.TryGetValue(key, out var value) && value.Length > 0) return value;
            errors.Add($"{file}: [{name}] lacks {key}.");
            return "";
        }

        return new DockerEngineOptions
        {
            Name = name,
            Address = Require("docker_address"),
            ExternalAddress = values.GetValueOrDefault("external_address"),
            Labels =
            [
                .. values.GetValueOrDefault("labels", "")
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ],
            Tls = ReadTls(file, name, values, errors)
                ? new DockerTlsOptions
                {
                    CaFile = Require("tls_ca"),
                    CertificateFile = Require("tls_cert"),
                    KeyFile = Require("tls_key"),
                }
                : null,
        };
    }

    private static bool ReadTls(string file, string name, Dictionary<string, string> values, List<string> errors)
    {
        var text = values.GetValueOrDefault("use_tls", "no");
        switch (text.ToLowerInvariant())
        {
            case "yes" or "true" or "on" or "1":
                return true;
            case "no" or "false" or "off" or "0":
                return false;
            default:
                errors.Add($"{file}: [{name}] has use_tls '{text}'; it is yes or no.");
                return false;
        }
    }
}
