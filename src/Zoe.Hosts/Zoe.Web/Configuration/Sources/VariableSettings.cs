using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Zoe.Web.Configuration.Sources;

/// <summary>
/// The variables <c>ZOE_…</c> as a source of configuration. The platform's own source cannot serve: it takes
/// <c>LISTEN_PORT</c> as it is written. Empty variables count as not set.
/// </summary>
internal sealed class VariableSettings(IReadOnlyDictionary<string, string> environment)
    : ConfigurationProvider, IConfigurationSource, INamedSettings
{
    public static VariableSettings OfThisProcess() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(one => (string)one.Key, one => (string?)one.Value ?? "", StringComparer.Ordinal));

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <inheritdoc/>
    public string NameOf(Setting setting) => setting.Variable;

    /// <inheritdoc/>
    public override void Load()
    {
        foreach (var setting in SettingCatalog.All)
        {
            if (environment.TryGetValue(setting.Variable, out var value) && value.Length > 0)
                Data[SettingNames.Path(setting.Key)] = value;
        }
    }

    /// <summary>A sentence for each variable that looks like an option and is none.</summary>
    public IEnumerable<string> FindUnknown() =>
        from name in environment.Keys.Order(StringComparer.Ordinal)
        where name.StartsWith(SettingNames.VariablePrefix, StringComparison.Ordinal)
        where !SettingCatalog.All.Any(setting => setting.Variable == name) && !ForeignVariables.Contains(name, environment[name])
        select $"{name} is not a setting.{Spelling.Suggest(name, SettingCatalog.All.Select(setting => setting.Variable))}";
}
