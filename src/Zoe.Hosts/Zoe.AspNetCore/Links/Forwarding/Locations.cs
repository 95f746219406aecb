namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Redirections of services, as clients have to see them.</summary>
internal static class Locations
{
    /// <summary>
    /// A path of the service, or its address, becomes the path here; what is relative or leads elsewhere stays.
    /// </summary>
    /// <param name="location">What the service says.</param>
    /// <param name="target">Where the request went.</param>
    /// <param name="host">The host that the service was told it is, which it may use in addresses.</param>
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
