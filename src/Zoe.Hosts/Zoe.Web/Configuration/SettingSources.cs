using Microsoft.Extensions.Configuration;

namespace Zoe.Web;

/// <summary>
/// Where settings come from, the strongest first: command line, environment, <c>appsettings.json</c>. Says with each
/// value which name it was given under, so that errors name what the administrator wrote.
/// </summary>
internal sealed class SettingSources(
    IReadOnlyDictionary<HostOption, string> commandLine, Func<string, string?> environment, IConfiguration file)
{
    /// <summary>The file that has sections.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The Docker Engines that the file lists now, each with its keys; a list in JSON is joined by commas.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, string>>> DockerEngines =>
        from host in file.GetSection(HostOptions.DockerEnginesSection).GetChildren()
        select KeyValuePair.Create<string, IReadOnlyDictionary<string, string>>(
            host.Key,
            host.GetChildren().ToDictionary(
                key => key.Key, key => key.Value ?? string.Join(',', key.GetChildren().Select(one => one.Value))));

    /// <summary>The value and where it stands; null when it is set nowhere. Empty values count as not set.</summary>
    public (string Value, string Source)? Find(HostOption option)
    {
        if (commandLine.TryGetValue(option, out var argument)) return (argument, option.Argument);
        if (environment(option.Variable) is { Length: > 0 } variable) return (variable, option.Variable);
        if (file[$"Zoe:{option.Key}"] is { Length: > 0 } value) return (value, $"Zoe:{option.Key}");
        return null;
    }

    /// <summary>A sentence for each key of the file's section that is not a setting.</summary>
    public IEnumerable<string> UnknownKeys() =>
        from section in file.GetSection("Zoe").GetChildren()
        where !$"Zoe:{section.Key}".Equals(HostOptions.DockerEnginesSection, StringComparison.OrdinalIgnoreCase)
        where !HostOptions.All.Any(option => option.Key.Equals(section.Key, StringComparison.OrdinalIgnoreCase))
        select $"Zoe:{section.Key} in appsettings.json is not a setting."
            + Spelling.Suggest(section.Key, HostOptions.All.Select(option => option.Key));
}
