using Zoe.Hosting.Links;
namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Decides whether a request is same-origin.</summary>
/// <param name="options">The public address, if configured.</param>
internal sealed class OriginPolicy(IOptions<ZoeApiOptions> options)
{
    /// <summary>Header with which browsers report the relation of the page's origin.</summary>
    public const string FetchSite = "Sec-Fetch-Site";

    private const string SameOrigin = "same-origin";

    /// <summary>Why the request is rejected, as a sentence; null when it is not.</summary>
    public string? FindProblem(HttpRequest request)
    {
        var site = request.Headers[FetchSite].ToString();
        if (request.Headers[FetchSite].Count > 0 && site is not (SameOrigin or "none"))
            return "The request was rejected: it comes from a page of another server.";
        if (request.Headers.Origin.Count == 0) return null;
        var origin = request.Headers.Origin.ToString();
        return IsOwn(origin, request, vouched: site == SameOrigin)
            ? null
            : $"The request was rejected: it comes from a page of another server ({Shorten(origin)}). Behind a reverse proxy, "
                + "configure it to preserve the Host header, or configure the public address.";
    }

    /// <summary>
    /// When the browser reports the same origin, the scheme may differ because of an unknown proxy that terminates TLS.
    /// </summary>
    private bool IsOwn(string origin, HttpRequest request, bool vouched)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https")
            || page.PathAndQuery != "/" || page.UserInfo.Length > 0 || page.Fragment.Length > 0 || origin.EndsWith('/'))
        {
            return false;
        }

        var scheme = vouched ? page.Scheme : request.Scheme;
        return (page.Scheme == scheme && IsSame(page, $"{scheme}://{request.Host.Value}"))
            || (options.Value.PublicAddress is { } address && IsSame(page, address.Origin));
    }

    private static bool IsSame(Uri page, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var own)
        && page.Scheme == own.Scheme && page.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string origin) => origin.Length <= 80 ? origin : origin[..80] + "…";
}
