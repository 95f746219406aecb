using Microsoft.Extensions.Configuration;

namespace Zoe.Web.Configuration.Sources;

/// <summary>The options of the command line as a source of configuration.</summary>
internal sealed class ArgumentSettings(IReadOnlyDictionary<Setting, string> values)
    : ConfigurationProvider, IConfigurationSource, INamedSettings
{
    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <inheritdoc/>
    public string NameOf(Setting setting) => setting.Argument;

    /// <inheritdoc/>
    public override void Load()
    {
        foreach (var (setting, value) in values) Data[SettingNames.Path(setting.Key)] = value;
    }
}
