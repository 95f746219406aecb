using System.Net;
using System.Text;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>The page at <c>/links</c>: what runs of whoever is logged in, and where it is.</summary>
internal static class LinksPage
{
    public static void MapLinksPage(this WebApplication app) => app.MapGet("/links", WriteAsync).RequireAuthorization();

    private static async Task<IResult> WriteAsync(
        IExecutions executions, IUserStore users, HttpContext context, CancellationToken cancellationToken)
    {
        var owner = await CurrentUser.RequireAsync(context, users);
        var running = await executions.ListAsync(
            new ExecutionFilter { UserId = owner.Id, Status = ExecutionStatus.Running }, cancellationToken);
        var list = new StringBuilder();
        foreach (var execution in running)
        {
            list.Append($"<section><h2>{Encode(execution.Name)}</h2><p>Execution {execution.Id}, {Encode(execution.Application.Name)}</p><ul>");
            foreach (var endpoint in executions.GetEndpoints(execution)) list.Append(Describe(endpoint));
            list.Append("</ul></section>\n");
        }

        if (running.Count == 0) list.Append("<section><p>Nothing of yours runs now.</p></section>\n");
        return TypedResults.Text(
            $"""
             <!DOCTYPE html>
             <html lang="en">
             <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
             <title>Links – Zoe</title><link rel="stylesheet" href="/style.css"></head>
             <body><main><header><h1>Links</h1><p>Running services of {Encode(owner.UserName)}.</p></header>
             {list}</main></body>
             </html>

             """,
            "text/html; charset=utf-8");
    }

    private static string Describe(ServiceEndpoint endpoint)
    {
        var direct = IsForBrowsers(endpoint.Url)
            ? $"<a href=\"{Encode(endpoint.Url)}\">{Encode(endpoint.Url)}</a>"
            : Encode(endpoint.Url);
        return endpoint.ProxyPath is { } path
            ? $"<li><a href=\"{Encode(path)}\">{Encode(endpoint.Name)}</a>, or directly {direct}</li>"
            : $"<li>{Encode(endpoint.Name)}: {direct}</li>";
    }

    /// <summary>A ZApp may write anything where an address belongs, a script for example.</summary>
    private static bool IsForBrowsers(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
