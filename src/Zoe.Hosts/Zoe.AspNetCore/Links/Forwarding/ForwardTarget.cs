namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Where a request is passed on to.</summary>
/// <param name="Authority">Host and port of the service.</param>
/// <param name="Path">The path of this server that leads there, without a slash at its end.</param>
/// <param name="Prefix">The same as the client sees it, below the path base of a reverse proxy.</param>
/// <param name="OwnPrefix">
/// The prefix below which the service itself serves, as it was told at its start; null when it knows nothing of any, so
/// that it is taken off requests. In both cases answers get the client's.
/// </param>
internal sealed record ForwardTarget(string Authority, string Path, string Prefix, string? OwnPrefix)
{
    /// <summary>The address for a request.</summary>
    /// <param name="rest">Path and query below the prefix as the client wrote them, from the slash.</param>
    public Uri AddressOf(string rest) => new(
        $"http://{Authority}{OwnPrefix}{rest}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>What follows the prefix in a request's target, from the slash or the query; null when it has no prefix.</summary>
    public string? RestOf(string target) => Below(Prefix, target) ?? Below(Path, target);

    /// <summary>A path of the service as clients see it.</summary>
    public string Outside(string path) =>
        path == Prefix || path.StartsWith(Prefix + "/", StringComparison.Ordinal) ? path
            : Prefix + ((OwnPrefix is null ? null : Below(OwnPrefix, path)) ?? Below(Path, path) ?? path);

    private static string? Below(string prefix, string path) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] is '/' or '?')
            ? path[prefix.Length..]
            : null;
}
