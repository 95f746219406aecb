using System.Net;
using System.Text;

namespace Zoe.AspNetCore.Pages;

/// <summary>Layout of all pages; links include the path base.</summary>
internal static class HtmlPage
{
    public const string ContentType = "text/html; charset=utf-8";

    /// <param name="request">For the path base.</param>
    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML.</param>
    public static string Create(HttpRequest request, string title, string body) =>
        $"""
         <!DOCTYPE html>
         <html lang="en">
         <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
         <title>{Encode(title)} – Zoe</title><link rel="stylesheet" href="{Encode(request.PathBase)}/style.css"></head>
         <body><main>
         {body}</main></body>
         </html>

         """;

    /// <summary>Writes a page with a status.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(Create(context.Request, title, body));
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
