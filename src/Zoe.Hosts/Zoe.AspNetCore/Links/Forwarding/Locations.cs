namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Rewrites redirects of services.</summary>
internal static class Locations
{
    /// <summary>
    /// Maps a path or URL of the service to the path on this server; relative and other URLs are unchanged.
    /// </summary>
    /// <param name="location">The header of the service.</param>
    /// <param name="target">The target of the request.</param>
    /// <param name="host">The host header sent to the service, which it may use in URLs.</param>
    public static string Rewrite(string location, ForwardTarget target, string? host)
    {
        if (location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal))
            return target.Outside(location);
        var absolute = location.StartsWith("//", StringComparison.Ordinal) ? "http:" + location : location;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && (SameAuthority(address, target.Authority) || (host is not null && SameAuthority(address, host)))
                ? target.Outside(address.PathAndQuery) + address.Fragment
                : location;
    }

    private static bool SameAuthority(Uri address, string authority) =>
        address.Authority.Equals(authority, StringComparison.OrdinalIgnoreCase);
}
