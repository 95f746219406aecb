using System.Net;

namespace Zoe.Web;

/// <summary>Says why a link does not lead to its service: as a page for people, as a document for programs.</summary>
internal static class LinkFailurePage
{
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return ApiErrors.WriteAsync(context, status, message);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        // One that has just been started may not listen yet.
        var again = status == StatusCodes.Status502BadGateway
            ? "<p>If it has just been started, it may need a moment: this page tries again by itself.</p>"
            : "";
        if (again.Length > 0) context.Response.Headers["Refresh"] = "3";
        return context.Response.WriteAsync(
            $"""
             <!DOCTYPE html>
             <html lang="en">
             <head><meta charset="utf-8"><title>{status} – Zoe</title><link rel="stylesheet" href="/style.css"></head>
             <body><main><header><h1>Zoe</h1></header>
             <section><h2>This link leads nowhere now</h2><p>{WebUtility.HtmlEncode(message)}</p>{again}</section>
             <section><p><a href="/links">My links</a></p></section></main></body>
             </html>

             """,
            CancellationToken.None);
    }
}
