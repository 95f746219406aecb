namespace Zoe.AspNetCore.Security.Requests;

/// <summary>What rules for requests need to know of a route.</summary>
internal static class RouteMarks
{
    /// <summary>Marks a route that changes something although its method is GET.</summary>
    public static TBuilder AsChange<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(ChangeMark.Instance);

    /// <summary>Marks a route whose bodies are not JSON.</summary>
    public static TBuilder WithAnyBody<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(AnyBodyMark.Instance);
}
