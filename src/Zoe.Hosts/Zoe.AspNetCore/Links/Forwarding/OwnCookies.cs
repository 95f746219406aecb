using Microsoft.Extensions.Primitives;
using Zoe.AspNetCore.Authentication;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Hides this server's cookies from services, and restricts services' cookies to their own paths.</summary>
internal static class OwnCookies
{
    /// <summary>A <c>Cookie</c> header without this server's own.</summary>
    public static string Without(StringValues header) => string.Join("; ",
        header.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cookie => !IsOwn(cookie)));

    /// <summary>
    /// Restricts a <c>Set-Cookie</c> of a service to its own paths and this host. Null for a name of this server's own
    /// cookies.
    /// </summary>
    public static string? Confine(string header, ForwardTarget target)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        if (IsOwn(parts[0])) return null;
        var path = "/";
        var kept = new List<string> { parts[0] };
        foreach (var part in parts.Skip(1))
        {
            if (IsAttribute(part, "path")) path = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
            else if (!IsAttribute(part, "domain")) kept.Add(part);
        }

        kept.Add($"Path={(path.StartsWith('/') ? target.Outside(path) : target.Prefix + "/")}");
        return string.Join("; ", kept);
    }

    /// <summary>Long cookies are chunked, with names such as <c>zoeC1</c>.</summary>
    private static bool IsOwn(string cookie)
    {
        var name = cookie.Split('=')[0].Trim();
        return IsNamed(name, LoginScheme.CookieName) || IsNamed(name, DeviceCookie.Name);
    }

    private static bool IsNamed(string name, string own) =>
        name.StartsWith(own, StringComparison.OrdinalIgnoreCase)
        && (name.Length == own.Length || (name[own.Length] is 'C' or 'c' && name.AsSpan(own.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0));

    private static bool IsAttribute(string part, string name) =>
        part.StartsWith(name, StringComparison.OrdinalIgnoreCase) && part.AsSpan(name.Length).TrimStart() is ['=', ..];
}
