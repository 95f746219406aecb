using Microsoft.AspNetCore.HttpOverrides;
using Zoe.Hosting;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore.Proxies;

/// <summary>
/// Restores address, scheme, host and path of the original request from headers of known proxies and the settings.
/// </summary>
public static class ProxyMiddleware
{
    /// <summary>Call it before middleware that uses address, scheme, host or path, including routing.</summary>
    public static void UseReverseProxies(this IApplicationBuilder app, ProxySettings settings)
    {
        var links = new PathString(app.ApplicationServices.GetRequiredService<ZoeOptions>().LinkBasePath?.TrimEnd('/'));
        if (settings.KnownProxies.Length > 0) app.UseForwardedHeaders(Describe(settings));
        var configured = settings.Address is { PathBase.Length: > 0 } address ? new PathString(address.PathBase) : default;
        app.Use((context, next) =>
        {
            var request = context.Request;
            var prefix = request.PathBase.Value?.TrimEnd('/') ?? "";
            request.PathBase = PublicAddress.IsPathBase(prefix) ? new PathString(prefix) : default;
            if (!request.PathBase.HasValue) request.PathBase = configured;
            // Some proxies remove the path base, others keep it; paths of links may begin with the same segments.
            if (request.PathBase.HasValue && !(links.HasValue && request.Path.StartsWithSegments(links))
                && request.Path.StartsWithSegments(request.PathBase, out var rest))
                request.Path = rest.HasValue ? rest : new PathString("/");
            return next(context);
        });
    }

    private static ForwardedHeadersOptions Describe(ProxySettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.All,
            // Any number of known proxies; the first unknown address is the client.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.KnownProxies) options.KnownIPNetworks.Add(network);
        return options;
    }
}
