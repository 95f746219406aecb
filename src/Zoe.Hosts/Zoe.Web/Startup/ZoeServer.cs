using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Zoe.AspNetCore;
using Zoe.AspNetCore.Proxies;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Health;
using Zoe.Hosting.OpenTelemetry;
using Zoe.Web.Backends;
using Zoe.Web.Configuration.Options;

namespace Zoe.Web.Startup;

/// <summary>Builds the server.</summary>
internal static class ZoeServer
{
    public static WebApplication Build(WebApplicationBuilder builder, ZoeHostOptions options, ChosenBackend backend)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.Of(DescriptorBudget.OfThisProcess);
            // Headers of services' responses are forwarded unchanged.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(options.Server.ListenAddress, options.Server.ListenPort);
        });
        builder.Services.AddZoeTelemetry(builder.Configuration, options.Monitoring.ToTelemetryOptions());
        builder.Services.AddEngine(options, builder.Configuration, backend);
        builder.Services.AddDataProtection()
            .SetApplicationName("Zoe")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.KeysIn(options.Server.DataPath)));
        builder.Services.AddZoeApi(api => api.PublicAddress = options.Server.PublicAddress);

        var app = builder.Build();
        app.UseReverseProxies(new ProxySettings { KnownProxies = options.Server.KnownProxies, Address = options.Server.PublicAddress });
        app.MapZoeApi();
        return app;
    }

    /// <summary>True when a background task failed, so that the process must return an error.</summary>
    public static bool HasFailed(WebApplication app) => !app.Services.GetRequiredService<EngineHealth>().IsAlive;
}
