namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Decides whether a request comes from a page of this server.</summary>
/// <param name="options">The address that users know, if the administrator has set one.</param>
internal sealed class OriginPolicy(IOptions<ZoeApiOptions> options)
{
    /// <summary>The header in which browsers say how the page is related to this server.</summary>
    public const string FetchSite = "Sec-Fetch-Site";

    private const string SameOrigin = "same-origin";

    /// <summary>Why the request is refused, as a sentence; null when it is not.</summary>
    public string? FindProblem(HttpRequest request)
    {
        var site = request.Headers[FetchSite].ToString();
        if (request.Headers[FetchSite].Count > 0 && site is not (SameOrigin or "none"))
            return "This request comes from a page of another server, and is refused.";
        if (request.Headers.Origin.Count == 0) return null;
        var origin = request.Headers.Origin.ToString();
        return IsOwn(origin, request, vouched: site == SameOrigin)
            ? null
            : $"This request comes from a page of another server ({Shorten(origin)}), and is refused. Behind a reverse proxy, "
                + "let it pass on Host, or configure the public address.";
    }

    /// <summary>
    /// A browser that vouches for the same origin may have come through a proxy that speaks HTTPS and is not known here:
    /// then only the scheme differs.
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
