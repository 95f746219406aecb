using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Zoe.AspNetCore;
using Zoe.AspNetCore.Proxies;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Web.Startup;

/// <summary>The web server: REST API, web pages and links.</summary>
internal static class ZoeServer
{
    /// <summary>Builds it from a builder with the engine.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ZoeHostOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.Of(DescriptorBudget.OfThisProcess);
            // Headers of services' responses are forwarded unchanged.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(options.Server.ListenAddress, options.Server.ListenPort);
        });
        builder.Services.AddDataProtection().SetApplicationName("Zoe").PersistKeysToZoe();
        builder.Services.AddZoeApi(api => api.PublicAddress = options.Server.PublicAddress);

        var app = builder.Build();
        app.UseReverseProxies(new ProxySettings { KnownProxies = options.Server.KnownProxies, Address = options.Server.PublicAddress });
        app.MapZoeApi();
        return app;
    }
}
