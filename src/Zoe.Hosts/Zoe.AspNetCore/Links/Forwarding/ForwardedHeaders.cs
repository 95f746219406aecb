using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using Zoe.AspNetCore.Authentication;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Which headers are passed on, and what becomes of them.</summary>
internal static class ForwardedHeaders
{
    /// <summary>They belong to one connection, not to the message.</summary>
    private static readonly FrozenSet<string> OfConnection = new[]
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyConnection, HeaderNames.ProxyAuthenticate,
        HeaderNames.ProxyAuthorization, HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a client says of its way here is not to be believed, and is said anew.</summary>
    private static readonly FrozenSet<string> NotFromClients = new[]
    {
        HeaderNames.Host, HeaderNames.Expect, HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.ContentLength,
        "Forwarded", "X-Real-IP", "Via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>They would reach beyond the service's own paths: to all of this server, its cookies and workers.</summary>
    private static readonly FrozenSet<string> NotFromServices = new[]
    {
        "Service-Worker-Allowed", "Clear-Site-Data", HeaderNames.StrictTransportSecurity, HeaderNames.AltSvc,
        "Public-Key-Pins", HeaderNames.SetCookie, HeaderNames.Location, HeaderNames.ContentLocation,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>For these, browsers open a dialog of their own.</summary>
    private static readonly string[] PasswordSchemes = ["Basic", "Digest", "NTLM", "Negotiate"];

    /// <summary>Writes the headers of the request to the service.</summary>
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
        // Whatever logs in here stays here; another scheme is the service's own.
        if (from.Headers.Authorization is [{ } authorization] && !BasicCredentials.IsIn(authorization))
            to.Headers.TryAddWithoutValidation(HeaderNames.Authorization, authorization);

        if (to.Content is not null) to.Content.Headers.ContentLength = from.ContentLength;
        to.Headers.Host = from.Host.Value;
        to.Headers.TryAddWithoutValidation("X-Forwarded-For", from.HttpContext.Connection.RemoteIpAddress?.ToString());
        to.Headers.TryAddWithoutValidation("X-Forwarded-Host", from.Host.Value);
        to.Headers.TryAddWithoutValidation("X-Forwarded-Proto", from.Scheme);
        to.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
    }

    /// <summary>Writes the headers of the service's answer; of this server's own only cookies stay.</summary>
    public static void CopyResponse(HttpResponseMessage from, HttpResponse to, ForwardTarget target)
    {
        var own = to.Headers.SetCookie;
        to.Headers.Clear();
        to.Headers.SetCookie = own;
        var named = NamedByConnection(string.Join(',', from.Headers.Connection));
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
        {
            if (OfConnection.Contains(name) || NotFromServices.Contains(name) || named.Contains(name)) continue;
            // A browser would ask for a password in this server's name, and send it with every request from then on.
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
