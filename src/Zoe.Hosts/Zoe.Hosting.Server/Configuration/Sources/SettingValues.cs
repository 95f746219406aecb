using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Model.Diagnostics;

namespace Zoe.Hosting.Server.Configuration.Sources;

/// <summary>
/// Binds options. Unlike the platform's binder it reports all errors, with the name under which the administrator wrote
/// the value. The last source of the configuration that has a value wins.
/// </summary>
internal sealed class SettingValues(IConfigurationRoot configuration)
{
    /// <summary>Sets the options of a group; returns the problems as sentences.</summary>
    public IEnumerable<string> Bind(object group, IEnumerable<Setting> settings)
    {
        foreach (var setting in settings)
        {
            if (Find(setting) is not var (text, source)) continue;
            foreach (var problem in setting.Set(group, text)) yield return $"{source} {problem}";
        }
    }

    /// <summary>The name under which an option was written, or can be.</summary>
    public string NameOf(string key)
    {
        var setting = Setting.Find(key)!;
        return Find(setting)?.Source ?? setting.Variable;
    }

    /// <summary>True when an option has a value.</summary>
    public bool IsSet(string key) => Find(Setting.Find(key)!) is not null;

    /// <summary>An error for each key of the section that is not an option.</summary>
    public IEnumerable<string> FindUnknownKeys() =>
        from section in configuration.GetSection(Setting.Section).GetChildren()
        where Setting.Find(section.Key) is null
        where !section.Key.Equals(ZoeHostOptions.DockerEnginesKey, StringComparison.OrdinalIgnoreCase)
        where !section.Key.Equals(ZoeHostOptions.BackendSettingsKey, StringComparison.OrdinalIgnoreCase)
        select $"{section.Path} in {SettingsFiles.Name} is not a setting."
            + NearestName.Hint(section.Key, Setting.All.Select(setting => setting.Key));

    /// <summary>The value and its name; null when it is not set. Empty values count as set on the command line only.</summary>
    private (string Value, string Source)? Find(Setting setting)
    {
        var path = Setting.PathOf(setting.Key);
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (!provider.TryGet(path, out var value)) continue;
            return string.IsNullOrEmpty(value) && provider is not SettingsProvider { AllowsEmpty: true }
                ? null
                : (value ?? "", NameIn(provider, setting));
        }

        var list = configuration.GetSection(path).GetChildren().Select(one => one.Value).ToList();
        return list.Count > 0 ? (string.Join(',', list), path) : null;
    }

    private static string NameIn(IConfigurationProvider provider, Setting setting) => provider switch
    {
        SettingsProvider named => named.NameOf(setting),
        FileConfigurationProvider { Source: { Path: { } name, FileProvider: { } folder } } =>
            $"{Setting.PathOf(setting.Key)} in {folder.GetFileInfo(name).PhysicalPath ?? name}",
        EnvironmentVariablesConfigurationProvider => $"{Setting.Section}__{setting.Key}",
        _ => Setting.PathOf(setting.Key),
    };
}
