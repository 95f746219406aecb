using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Pages;
using Zoe.AspNetCore.Security;

namespace Zoe.AspNetCore.Links;

/// <summary>Error response of a link: a page for browsers, JSON for programs.</summary>
internal static class LinkFailurePage
{
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        SecurityHeadersMiddleware.Set(context.Response.Headers);
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return ApiErrors.WriteAsync(context, status, message);
        // A service that has just started may not listen yet.
        var again = status == StatusCodes.Status502BadGateway
            ? "<p>If the service has just started, it may not be ready yet. This page reloads automatically.</p>"
            : "";
        if (again.Length > 0) context.Response.Headers["Refresh"] = "3";
        return HtmlPage.WriteAsync(context, status, status.ToString(),
            $"""
             <header><h1>Zoe</h1></header>
             <section><h2>This link cannot be opened</h2><p>{HtmlPage.Encode(message)}</p>{again}</section>
             <section><p><a href="{HtmlPage.Encode(context.Request.PathBase)}/links">My links</a></p></section>

             """);
    }
}
