using Microsoft.Extensions.Options;
using Zoe.Web.Configuration.Options;
using Zoe.Web.Configuration.Sources;
using Zoe.Web.Plugins;

namespace Zoe.Web.Configuration;

/// <summary>Reads and checks the options of the host.</summary>
/// <param name="configuration">Has the files, the variables and the command line as sources.</param>
/// <param name="sourceProblems">What is wrong with names on the command line and in the environment.</param>
internal sealed class HostOptionsSetup(IConfigurationRoot configuration, IEnumerable<string> sourceProblems)
    : IConfigureOptions<ZoeHostOptions>
{
    private readonly SettingValues _values = new(configuration);

    /// <summary>The options.</summary>
    /// <exception cref="OptionsValidationException">Has all that is wrong, each as a sentence.</exception>
    public ZoeHostOptions Read() =>
        new OptionsFactory<ZoeHostOptions>([this], [], [new HostOptionsValidator(configuration, _values)]).Create(Microsoft.Extensions.Options.Options.DefaultName);

    /// <inheritdoc/>
    public void Configure(ZoeHostOptions options)
    {
        options.Problems.AddRange(sourceProblems);
        options.Problems.AddRange(_values.FindUnknownKeys());
        foreach (var (group, _, settings) in SettingCatalog.Groups)
            SettingBinder.Bind(group.GetValue(options)!, settings, _values, options.Problems);
        var server = options.Server;
        if (server.TraefikBaseUrl is { } original && !_values.IsSet(nameof(ServerOptions.LinkBasePath))) server.LinkBasePath = original;
        if (server.Plugins is { } folder) options.Plugins = PluginFolder.Load(folder);
    }
}
