using System.Net;
using System.Reflection;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The page at <c>/</c>: what this is and how to use it.</summary>
internal static class LandingPage
{
    public static void MapLandingPage(this WebApplication app)
    {
        var deployment = app.Services.GetRequiredService<ZoeOptions>().DeploymentName;
        var page = Read("index.html")
            .Replace("%VERSION%", WebUtility.HtmlEncode(ZoeVersion.Current), StringComparison.Ordinal)
            .Replace("%DEPLOYMENT%", WebUtility.HtmlEncode(deployment), StringComparison.Ordinal);
        var style = Read("style.css");
        app.MapGet("/", (HttpRequest request) => TypedResults.Text(
            page.Replace("%URL%", WebUtility.HtmlEncode($"{request.Scheme}://{request.Host}"), StringComparison.Ordinal),
            "text/html; charset=utf-8"));
        app.MapGet("/style.css", () => TypedResults.Text(style, "text/css; charset=utf-8"));
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
