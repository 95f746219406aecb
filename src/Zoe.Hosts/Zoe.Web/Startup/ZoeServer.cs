using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

namespace Zoe.Web;

/// <summary>Puts the server together.</summary>
internal static class ZoeServer
{
    public static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, ChosenBackend backend)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.Of(DescriptorBudget.OfThisProcess);
            // Answers of services are passed on byte by byte, headers included.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(settings.ListenAddress, settings.ListenPort);
        });
        builder.Services.AddSingleton(backend.Create);
        builder.Services.AddZoe(settings.Engine with { LinkSecret = LinkSecret.Ensure(settings.Engine.DataPath) });
        builder.Services.AddZoeSqlite(DataFolder.DatabaseIn(settings.Engine.DataPath));
        builder.Services.AddDataProtection()
            .SetApplicationName("Zoe")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.KeysIn(settings.Engine.DataPath)));
        builder.Services.AddZoeApi(options => options.PublicAddress = settings.Proxies.Address);

        var app = builder.Build();
        app.UseReverseProxies(settings.Proxies);
        app.MapZoeApi();
        return app;
    }

    /// <summary>True when a part of it ended with an error, so that the process must not end as if all was well.</summary>
    public static bool HasFailed(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(part => part.ExecuteTask is { IsFaulted: true });
}
