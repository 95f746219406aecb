using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Zoe.Web.Configuration.Options;

namespace Zoe.Web.Configuration.Sources;

/// <summary>
/// Finds the value of an option, and the name under which the administrator wrote it, for errors. The last source of the
/// configuration that has it wins.
/// </summary>
internal sealed class SettingValues(IConfigurationRoot configuration)
{
    /// <summary>The value and its name; null when it is set nowhere. Empty values of files count as not set.</summary>
    public (string Value, string Source)? Find(Setting setting)
    {
        var path = SettingNames.Path(setting.Key);
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (!provider.TryGet(path, out var value)) continue;
            return string.IsNullOrEmpty(value) && provider is not ArgumentSettings ? null : (value ?? "", NameIn(provider, setting));
        }

        var list = configuration.GetSection(path).GetChildren().Select(one => one.Value).ToList();
        return list.Count > 0 ? (string.Join(',', list), path) : null;
    }

    /// <summary>The name under which an option was written, or can be.</summary>
    public string NameOf(string key)
    {
        var setting = SettingCatalog.Find(key)!;
        return Find(setting)?.Source ?? setting.Variable;
    }

    /// <summary>True when an option has a value.</summary>
    public bool IsSet(string key) => Find(SettingCatalog.Find(key)!) is not null;

    /// <summary>A sentence for each key of the section that is no option.</summary>
    public IEnumerable<string> FindUnknownKeys() =>
        from section in configuration.GetSection(SettingNames.Section).GetChildren()
        where SettingCatalog.Find(section.Key) is null
        where !section.Key.Equals(ZoeHostOptions.DockerEnginesKey, StringComparison.OrdinalIgnoreCase)
        where !section.Key.Equals(ZoeHostOptions.BackendSettingsKey, StringComparison.OrdinalIgnoreCase)
        select $"{section.Path} in {SettingsFiles.Name} is not a setting."
            + Spelling.Suggest(section.Key, SettingCatalog.All.Select(setting => setting.Key));

    private static string NameIn(IConfigurationProvider provider, Setting setting) => provider switch
    {
        INamedSettings named => named.NameOf(setting),
        FileConfigurationProvider { Source: { Path: { } name, FileProvider: { } folder } } =>
            $"{SettingNames.Path(setting.Key)} in {folder.GetFileInfo(name).PhysicalPath ?? name}",
        EnvironmentVariablesConfigurationProvider => $"{SettingNames.Section}__{setting.Key}",
        _ => SettingNames.Path(setting.Key),
    };
}
