using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using Zoe.AspNetCore.Authentication;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Copies headers of forwarded requests and responses.</summary>
internal static class ForwardedHeaders
{
    /// <summary>Hop-by-hop headers.</summary>
    private static readonly FrozenSet<string> OfConnection = new[]
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyConnection, HeaderNames.ProxyAuthenticate,
        HeaderNames.ProxyAuthorization, HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Not copied from requests: set anew, filtered, or not to be trusted.</summary>
    private static readonly FrozenSet<string> NotFromClients = new[]
    {
        HeaderNames.Host, HeaderNames.Expect, HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.ContentLength,
        "Forwarded", "X-Real-IP", "Via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Not copied from responses: they would affect the whole server, or are rewritten.</summary>
    private static readonly FrozenSet<string> NotFromServices = new[]
    {
        "Service-Worker-Allowed", "Clear-Site-Data", HeaderNames.StrictTransportSecurity, HeaderNames.AltSvc,
        "Public-Key-Pins", HeaderNames.SetCookie, HeaderNames.Location, HeaderNames.ContentLocation,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Schemes for which browsers prompt for a password.</summary>
    private static readonly string[] PasswordSchemes = ["Basic", "Digest", "NTLM", "Negotiate"];

    /// <summary>Copies the headers of a request to the service.</summary>
    public static void CopyRequest(HttpRequest from, HttpRequestMessage to, string prefix)
    {
        var named = NamedByConnection(from.Headers.Connection);
        foreach (var (name, values) in from.Headers)
        {
            if (OfConnection.Contains(name) || NotFromClients.Contains(name) || named.Contains(name)
                || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        var cookies = OwnCookies.Without(from.Headers.Cookie);
        if (cookies.Length > 0) to.Headers.TryAddWithoutValidation(HeaderNames.Cookie, cookies);
        // Credentials of this server are not forwarded; other schemes belong to the service.
        if (from.Headers.Authorization is [{ } authorization] && !BasicCredentials.IsIn(authorization))
            to.Headers.TryAddWithoutValidation(HeaderNames.Authorization, authorization);

        if (to.Content is not null) to.Content.Headers.ContentLength = from.ContentLength;
        to.Headers.Host = from.Host.Value;
        to.Headers.TryAddWithoutValidation("X-Forwarded-For", from.HttpContext.Connection.RemoteIpAddress?.ToString());
        to.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        to.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        to.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
    }

    /// <summary>Copies the headers of the service's response; of this server's own only cookies are kept.</summary>
    public static void CopyResponse(HttpResponseMessage from, HttpResponse to, ForwardTarget target)
    {
        var own = to.Headers.SetCookie;
        to.Headers.Clear();
        to.Headers.SetCookie = own;
        var named = NamedByConnection(string.Join(',', from.Headers.Connection));
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
        {
            if (OfConnection.Contains(name) || NotFromServices.Contains(name) || named.Contains(name)) continue;
            // A browser would prompt for a password for this server and send it with every later request.
            if (name.Equals(HeaderNames.WWWAuthenticate, StringComparison.OrdinalIgnoreCase) && values.Any(AsksForPassword)) continue;
            to.Headers.Append(name, values.ToArray());
        }

        if (from.Headers.NonValidated.TryGetValues(HeaderNames.SetCookie, out var cookies))
        {
            foreach (var cookie in cookies)
                if (OwnCookies.Confine(cookie, target) is { } confined) to.Headers.Append(HeaderNames.SetCookie, confined);
        }

        var authority = from.RequestMessage?.Headers.Host;
        if (from.Headers.NonValidated.TryGetValues(HeaderNames.Location, out var location))
            to.Headers.Location = Locations.Rewrite(location.ToString(), target, authority);
        if (from.Content.Headers.NonValidated.TryGetValues(HeaderNames.ContentLocation, out location))
            to.Headers.ContentLocation = Locations.Rewrite(location.ToString(), target, authority);
    }

    private static bool AsksForPassword(string challenge) =>
        PasswordSchemes.Any(scheme => challenge.Contains(scheme, StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> NamedByConnection(string? connection) => new(
        (connection ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);
}
