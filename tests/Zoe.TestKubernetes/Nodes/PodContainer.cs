using System.Text.Json.Nodes;
using Zoe.Backends;
using Zoe.TestKubernetes.Schemas;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Says what the container runtime shall run for a pod, as kubelets do.</summary>
internal static class PodContainer
{
    public static ServiceSpec Describe(JsonObject pod, JsonObject container, ServiceKey key)
    {
        var variables = container.Items("env").ToDictionary(one => one["name"]!.ToString(), one => one["value"]?.ToString() ?? "", StringComparer.Ordinal);
        foreach (var name in variables.Keys.ToArray()) variables[name] = Expand(variables[name], variables);
        var words = (container["args"] as JsonArray ?? []).Select(word => Quote(Expand(word!.ToString(), variables)));
        var volumes = pod["spec"]!.AsObject().Items("volumes").ToDictionary(volume => volume["name"]!.ToString(), StringComparer.Ordinal);
        var mounts = container.Items("volumeMounts")
            .Where(mount => volumes[mount["name"]!.ToString()]["hostPath"] is not null)
            .Select(mount => new ServiceMount(
                Path.Combine(volumes[mount["name"]!.ToString()]["hostPath"]!["path"]!.ToString(), mount["subPath"]?.ToString() ?? ""),
                mount["mountPath"]!.ToString(), (bool?)mount["readOnly"] ?? false));
        var limits = container["resources"]?["limits"];
        return new ServiceSpec
        {
            Key = key,
            HostName = $"pod-{pod.Uid()}",
            Image = container["image"]!.ToString(),
            Command = string.Join(' ', words) is { Length: > 0 } command ? command : null,
            WorkDir = container["workingDir"]?.ToString(),
            Environment = [.. variables],
            Mounts = [.. mounts],
            Millicores = limits?["cpu"] is { } cpu ? (int)(KubeAmount.Read(cpu.ToString()) * 1000) : null,
            MemoryBytes = limits?["memory"] is { } memory ? (long)KubeAmount.Read(memory.ToString()) : null,
        };
    }

    // $(NAME) is a variable if there is one of the name, $$ is a dollar.
    private static string Expand(string text, Dictionary<string, string> variables)
    {
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length) result.Append(text[i]);
            else if (text[i + 1] == '$') result.Append(text[i++]);
            else if (text[i + 1] == '(' && text.IndexOf(')', i) is > 0 and var end && variables.TryGetValue(text[(i + 2)..end], out var value))
            {
                result.Append(value);
                i = end;
            }
            else result.Append(text[i]);
        }

        return result.ToString();
    }

    private static string Quote(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
