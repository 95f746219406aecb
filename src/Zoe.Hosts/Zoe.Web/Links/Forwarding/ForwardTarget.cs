namespace Zoe.Web;

/// <summary>Where a request is passed on to.</summary>
/// <param name="Authority">Host and port of the service.</param>
/// <param name="Prefix">The path here below which the service is seen, without a slash at its end.</param>
/// <param name="KnowsPrefix">
/// True when the service itself serves below the prefix, so that paths stay as they are; false when it knows nothing of
/// it, so that the prefix is taken off requests and put into answers.
/// </param>
internal sealed record ForwardTarget(string Authority, string Prefix, bool KnowsPrefix)
{
    /// <summary>The address for a request.</summary>
    /// <param name="target">Path and query as the client wrote them, which begin with the prefix and a slash.</param>
    public Uri AddressOf(string target) => new(
        $"http://{Authority}{(KnowsPrefix ? target : target[Prefix.Length..])}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>A path of the service as clients see it.</summary>
    public string Outside(string path) =>
        path == Prefix || path.StartsWith(Prefix + "/", StringComparison.Ordinal) ? path : Prefix + path;
}
