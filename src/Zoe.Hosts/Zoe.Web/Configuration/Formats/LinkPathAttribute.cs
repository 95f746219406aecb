using System.Text.RegularExpressions;

namespace Zoe.Web.Configuration.Formats;

/// <summary>A path of the server that ends with a slash and belongs to nothing else.</summary>
internal sealed partial class LinkPathAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var path = text.EndsWith('/') ? text : text + "/";
        if (Paths().IsMatch(path) && !path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/health/", StringComparison.Ordinal))
            return path;
        problems.Add($"is '{text}'; it is a path such as /zoe/proxy/, with letters, digits, '-' and '_', and not below /api/ or /health/.");
        return null;
    }

    [GeneratedRegex("^(/[A-Za-z0-9_-]+)+/$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();
}
