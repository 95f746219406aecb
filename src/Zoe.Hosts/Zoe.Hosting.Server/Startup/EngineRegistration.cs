using Microsoft.Extensions.Options;
using Zoe.Hosting;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Sqlite;

namespace Zoe.Hosting.Server.Startup;

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
        var builder = services.AddZoe();
        backend.Register(options.Server.Store is { } server
            ? builder.UsePostgres(server)
            : builder.UseSqlite(DataFolder.DatabaseIn(options.Server.DataPath)));
    }
}
