using System.Text;
using Zoe.Backends;

namespace Zoe.Web;

/// <summary>Puts the server together.</summary>
internal static class ZoeServer
{
    public static WebApplication Build(WebApplicationBuilder builder, ZoeHostOptions options, ChosenBackend backend)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.Of(DescriptorBudget.OfThisProcess);
            kestrel.Limits.MaxRequestBodySize = RequestBody.DrainLimit;
            // Answers of services are passed on byte by byte, headers included.
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(options.Server.ListenAddress, options.Server.ListenPort);
        });
        builder.Services.AddEngine(options, builder.Configuration, backend);
        builder.Services.AddSingleton<IForwarder, HttpForwarder>();
        builder.Services.AddSingleton<LinkTargets>();
        builder.Services.AddSingleton<LinkLimit>();
        builder.Services.AddSingleton(new OriginPolicy(options.Server.PublicAddress));
        builder.Services.AddZoeLogin(options.Server.DataPath);
        builder.Services.AddSingleton<AdminAccount>();

        var app = builder.Build();
        app.UseReverseProxies(new ProxySettings { KnownProxies = options.Server.KnownProxies, Address = options.Server.PublicAddress });
        app.UseSecurityHeaders();
        app.UseMiddleware<ApiErrorMiddleware>();
        app.UseMiddleware<HeadMiddleware>(options.Server.LinkBasePath);
        app.UseRouting();
        app.UseOriginRule();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseJsonRule();
        app.MapZoeApi();
        app.MapHealth();
        app.MapLandingPage(options.Server.PublicAddress);
        app.MapLoginPage();
        app.MapLinksPage();
        app.MapLinks();
        return app;
    }

    /// <summary>True when a part of it ended with an error, so that the process must not end as if all was well.</summary>
    public static bool HasFailed(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(part => part.ExecuteTask is { IsFaulted: true });
}
