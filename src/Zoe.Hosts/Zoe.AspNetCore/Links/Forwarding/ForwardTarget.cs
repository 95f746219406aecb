namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>The target of a forwarded request.</summary>
/// <param name="Authority">Host and port of the service.</param>
/// <param name="Path">The path on this server, without a trailing slash.</param>
/// <param name="Prefix">The path that the client sees, with the path base of a reverse proxy.</param>
/// <param name="OwnPrefix">
/// The prefix that the service itself uses, passed to it at its start; null when it uses none, so that it is removed from requests. Responses get the client's prefix in both cases.
/// </param>
internal sealed record ForwardTarget(string Authority, string Path, string Prefix, string? OwnPrefix)
{
    /// <summary>The URL of a request.</summary>
    /// <param name="rest">Path and query below the prefix, unmodified, starting with the slash.</param>
    public Uri AddressOf(string rest) => new(
        $"http://{Authority}{OwnPrefix}{rest}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>
    /// The part of a request target after the prefix, starting with the slash or the query; null without the prefix.
    /// </summary>
    public string? RestOf(string target) => Below(Prefix, target) ?? Below(Path, target);

    /// <summary>Maps a path of the service to the path that clients see.</summary>
    public string Outside(string path) =>
        path == Prefix || path.StartsWith(Prefix + "/", StringComparison.Ordinal) ? path
            : Prefix + ((OwnPrefix is null ? null : Below(OwnPrefix, path)) ?? Below(Path, path) ?? path);

    private static string? Below(string prefix, string path) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] is '/' or '?')
            ? path[prefix.Length..]
            : null;
}
