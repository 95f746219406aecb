using System.Reflection;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The page at <c>/</c>: what this is and how to use it.</summary>
internal static class LandingPage
{
    public static void MapLandingPage(this WebApplication app, PublicAddress? address)
    {
        var deployment = app.Services.GetRequiredService<ZoeOptions>().DeploymentName;
        var page = Read("index.html")
            .Replace("%VERSION%", HtmlPage.Encode(ZoeVersion.Current), StringComparison.Ordinal)
            .Replace("%DEPLOYMENT%", HtmlPage.Encode(deployment), StringComparison.Ordinal);
        var style = Read("style.css");
        app.MapGet("/", (HttpRequest request) => TypedResults.Text(
            page.Replace("%BASE%", HtmlPage.Encode(request.PathBase), StringComparison.Ordinal)
                .Replace("%URL%", HtmlPage.Encode(UrlOf(request, address)), StringComparison.Ordinal),
            HtmlPage.ContentType));
        app.MapGet("/style.css", () => TypedResults.Text(style, "text/css; charset=utf-8"));
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
