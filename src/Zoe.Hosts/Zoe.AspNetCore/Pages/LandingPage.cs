using System.Reflection;
using Zoe.AspNetCore.Api.Info;
using Zoe.AspNetCore.Proxies;
using Zoe.Hosting;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore.Pages;

/// <summary>The page at <c>/</c>: an introduction.</summary>
internal static class LandingPage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var deployment = routes.ServiceProvider.GetRequiredService<ZoeOptions>().DeploymentName;
        var page = Read("index.html")
            .Replace("%VERSION%", HtmlPage.Encode(ZoeVersion.Current), StringComparison.Ordinal)
            .Replace("%DEPLOYMENT%", HtmlPage.Encode(deployment), StringComparison.Ordinal);
        var style = Read("style.css");
        routes.MapGet("/", (HttpRequest request, IOptions<ZoeApiOptions> options) => TypedResults.Text(
            page.Replace("%BASE%", HtmlPage.Encode(request.PathBase), StringComparison.Ordinal)
                .Replace("%URL%", HtmlPage.Encode(UrlOf(request, options.Value.PublicAddress)), StringComparison.Ordinal),
            HtmlPage.ContentType)).AllowAnonymous();
        routes.MapGet("/style.css", () => TypedResults.Text(style, "text/css; charset=utf-8")).AllowAnonymous();
    }

    private static string UrlOf(HttpRequest request, PublicAddress? address) =>
        address is null ? $"{request.Scheme}://{request.Host}{request.PathBase}" : address.Origin + address.PathBase;

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
