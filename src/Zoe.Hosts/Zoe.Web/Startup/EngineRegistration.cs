using Microsoft.Extensions.Options;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Web.Backends;
using Zoe.Web.Configuration;
using Zoe.Web.Configuration.Options;

namespace Zoe.Web.Startup;

/// <summary>Registers the engine with the options of the host.</summary>
internal static class EngineRegistration
{
    public static void AddEngine(
        this IServiceCollection services, ZoeHostOptions options, IConfigurationRoot configuration, ChosenBackend backend)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EngineOptionsSetup>(provider, options, configuration));
        services.AddSingleton<IConfigureOptions<ZoeOptions>>(provider => provider.GetRequiredService<EngineOptionsSetup>());
        services.AddSingleton<IOptionsChangeTokenSource<ZoeOptions>>(provider => provider.GetRequiredService<EngineOptionsSetup>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ReloadAudit>(provider, configuration));
        options.Plugins.Register(services);
        backend.Register(services.AddZoe().UseSqlite(DataFolder.DatabaseIn(options.Server.DataPath)));
    }
}
