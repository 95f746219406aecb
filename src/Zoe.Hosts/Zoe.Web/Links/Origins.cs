namespace Zoe.Web;

/// <summary>Refuses what pages of other servers ask a browser to do here in its user's name.</summary>
internal static class Origins
{
    /// <summary>WebSockets and requests that change something have to come from pages of this server.</summary>
    /// <exception cref="LinkException">They come from elsewhere.</exception>
    public static void Check(HttpRequest request)
    {
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        if (!changes && request.Headers.Upgrade.Count == 0) return;
        if (request.Headers.Origin is not [{ } origin]) return;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && page.Authority.Equals(HostOf(request, page.Scheme), StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        throw new LinkException(StatusCodes.Status403Forbidden, "This request comes from a page of another server, and is refused.");
    }

    /// <summary>The host without the port that goes without saying.</summary>
    private static string HostOf(HttpRequest request, string scheme) =>
        Uri.TryCreate($"{scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";
}
