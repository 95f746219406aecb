using System.Text.RegularExpressions;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>What the API accepts as names, label keys and label values.</summary>
internal static partial class LabelText
{
    private const int LongestLabel = 63;
    private const int LongestDnsName = 253;

    /// <summary>True for a label's value; an empty one is one.</summary>
    public static bool IsValue(string value) => value.Length <= LongestLabel && Values().IsMatch(value);

    /// <summary>True for the key of a label or an annotation.</summary>
    public static bool IsKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        return name.Length > 0 && IsValue(name) && (slash < 0 || IsDnsName(key[..slash]));
    }

    /// <summary>True for the name of a namespace or a part of a host name.</summary>
    public static bool IsDnsLabel(string name) => name.Length <= LongestLabel && DnsLabels().IsMatch(name);

    /// <summary>True for a host name of one part or more.</summary>
    public static bool IsDnsName(string? name) =>
        name is { Length: > 0 and <= LongestDnsName } && name.Split('.').All(IsDnsLabel);

    [GeneratedRegex("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Values();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DnsLabels();
}
