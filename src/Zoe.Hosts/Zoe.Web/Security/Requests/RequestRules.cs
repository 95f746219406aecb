namespace Zoe.Web;

/// <summary>
/// What every request has to keep to, whatever its route: routes that are added later are covered without a word. Call
/// <see cref="UseOriginRule"/> after routing and before authentication, <see cref="UseJsonRule"/> after authorization.
/// </summary>
internal static class RequestRules
{
    /// <summary>Refuses what pages of other servers ask a browser to do here, and methods that echo or tunnel.</summary>
    public static void UseOriginRule(this WebApplication app) => app.UseMiddleware<OriginMiddleware>();

    /// <summary>Refuses bodies that are not declared as JSON, which web pages can send without asking.</summary>
    public static void UseJsonRule(this WebApplication app) => app.UseMiddleware<JsonBodyMiddleware>();

    /// <summary>Marks a route that changes something although its method is GET.</summary>
    public static TBuilder AsChange<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(ChangeMark.Instance);

    /// <summary>Marks a route whose bodies are not JSON.</summary>
    public static TBuilder WithAnyBody<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(AnyBodyMark.Instance);
}
