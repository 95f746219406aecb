using System.Text;
using Zoe.AspNetCore.Authentication;
using Zoe.AspNetCore.Pages.Login;
using Zoe.Hosting;
using static Zoe.AspNetCore.Pages.HtmlPage;

namespace Zoe.AspNetCore.Pages;

/// <summary>The page at <c>/links</c>: the current user's running executions with their links.</summary>
internal static class LinksPage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/links", WriteAsync);

    private static async Task<IResult> WriteAsync(
        IExecutions executions, HttpContext context, CancellationToken cancellationToken)
    {
        var owner = CurrentUser.Require(context);
        var running = await executions.ListAsync(
            new ExecutionFilter { UserId = owner.Id, Status = ExecutionStatus.Running }, cancellationToken);
        var list = new StringBuilder();
        foreach (var execution in running)
        {
            list.Append($"<section><h2>{Encode(execution.Name)}</h2><p>Execution {execution.Id}, {Encode(execution.Application.Name)}</p><ul>");
            foreach (var endpoint in executions.GetEndpoints(execution)) list.Append(Describe(endpoint, context.Request.PathBase));
            list.Append("</ul></section>\n");
        }

        if (running.Count == 0) list.Append("<section><p>None of your executions is running.</p></section>\n");
        return TypedResults.Text(
            Create(
                context.Request, "Links",
                $"<header><h1>Links</h1><p>Running executions of {Encode(owner.UserName)}.</p></header>\n{list}"
                + LoginPage.LogoutForm(context.Request, owner.UserName)),
            ContentType);
    }

    private static string Describe(ServiceEndpoint endpoint, PathString pathBase)
    {
        var direct = IsForBrowsers(endpoint.Url)
            ? $"<a href=\"{Encode(endpoint.Url)}\">{Encode(endpoint.Url)}</a>"
            : Encode(endpoint.Url);
        return endpoint.ProxyPath is { } path
            ? $"<li><a href=\"{Encode(pathBase + path)}\">{Encode(endpoint.Name)}</a>, or directly {direct}</li>"
            : $"<li>{Encode(endpoint.Name)}: {direct}</li>";
    }

    /// <summary>A ZApp may contain anything as a URL, for example a script.</summary>
    private static bool IsForBrowsers(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
