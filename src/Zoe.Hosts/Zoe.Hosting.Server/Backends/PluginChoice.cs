using Zoe.Backends;
using Zoe.Backends.Registration;
using Zoe.Hosting;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Hosting.Server.Backends;

/// <summary>Creates a back-end of a plug-in.</summary>
internal static class PluginChoice
{
    public static ChosenBackend Create(ZoeHostOptions options, IConfiguration configuration, string name)
    {
        var factory = options.Plugins.Backends.First(one => BackendNames.AreEqual(name, one.Name));
        var settings = configuration.GetSection(Setting.PathOf(ZoeHostOptions.BackendSettingsKey));
        return new ChosenBackend(zoe => zoe.AddBackend(services => Create(factory, settings, services)), factory.Name, "as configured");
    }

    private static IBackend Create(IBackendFactory factory, IConfiguration settings, IServiceProvider services)
    {
        try
        {
            return factory.Create(settings, services);
        }
        catch (Exception exception) when (exception is not BackendException)
        {
            // Third-party code may throw anything.
            throw new StartupException($"Back-end {factory.Name} cannot be used: {exception.Message}", exception);
        }
    }
}
