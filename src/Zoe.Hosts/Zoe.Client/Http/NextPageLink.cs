using System.Text.RegularExpressions;

namespace Zoe.Client.Http;

/// <summary>Finds the next page in the <c>Link</c> header of a list (RFC 8288).</summary>
internal static partial class NextPageLink
{
    /// <summary>Its query without the question mark; null on the last page. The rest of the URL is ignored.</summary>
    public static string? FindQuery(HttpResponseMessage response, Uri address)
    {
        if (!response.Headers.TryGetValues("Link", out var values)) return null;
        var target = values.Select(static value => NextLink().Match(value)).FirstOrDefault(static match => match.Success);
        return target is not null && Uri.TryCreate(address, target.Groups["target"].Value, out var next) && next.Query.Length > 1
            ? next.Query[1..]
            : null;
    }

    [GeneratedRegex("<(?<target>[^>]*)>\\s*;[^<]*\\brel=\"?next\\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NextLink();
}
