namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Adds metadata for request checks to routes.</summary>
internal static class RouteMarks
{
    /// <summary>Marks a GET route that changes state.</summary>
    public static TBuilder AsChange<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(ChangeMark.Instance);

    /// <summary>Marks a route whose request bodies are not JSON.</summary>
    public static TBuilder WithAnyBody<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(AnyBodyMark.Instance);
}
