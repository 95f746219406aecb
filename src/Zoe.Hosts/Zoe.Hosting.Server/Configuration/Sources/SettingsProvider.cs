namespace Zoe.Hosting.Server.Configuration.Sources;

/// <summary>Values from the command line or from environment variables as a source of configuration.</summary>
/// <param name="values">The text of each option that is set.</param>
/// <param name="nameOf">The name of an option in this source, for errors.</param>
/// <param name="allowsEmpty">True when an empty value counts as set.</param>
internal sealed class SettingsProvider(
    IReadOnlyDictionary<Setting, string> values, Func<Setting, string> nameOf, bool allowsEmpty = false)
    : ConfigurationProvider, IConfigurationSource
{
    public bool AllowsEmpty => allowsEmpty;

    public string NameOf(Setting setting) => nameOf(setting);

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <inheritdoc/>
    public override void Load()
    {
        foreach (var (setting, value) in values) Data[Setting.PathOf(setting.Key)] = value;
    }
}
