using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Zoe.Hosting.Links;

/// <summary>The public address of this server behind a reverse proxy.</summary>
/// <param name="Origin">Scheme, host and port, such as <c>https://zoe.example.org</c>.</param>
/// <param name="PathBase">The path base, such as <c>/lab</c>; empty for none.</param>
public sealed partial record PublicAddress(string Origin, string PathBase)
{
    /// <summary>Parses <c>http(s)://host[:port][/path]</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PublicAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return false;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        if (!IsPathBase(path)) return false;
        address = new PublicAddress($"{uri.Scheme}://{uri.Authority}", path);
        return true;
    }

    /// <summary>True for the empty path and for plain segments.</summary>
    public static bool IsPathBase(string path) => PathBases().IsMatch(path);

    [GeneratedRegex(@"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathBases();
}
