using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Client;

namespace Zoe.Packages.Tests.Examples;

internal static class ClientConnectionsExample
{
    public static ZoeClientOptions TrustAuthorities(Uri address)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile("ca.pem");
        var options = new ZoeClientOptions { Address = address, TrustedAuthorities = authorities };
        // <hidden>
        return options;
        // </hidden>
    }

    public static void Register(IServiceCollection services, ZoeClientOptions options)
    {
        services.AddHttpClient("zoe")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            .AddTypedClient(http => new ZoeClient(http, options));
    }
}
