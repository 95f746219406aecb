using System.Security.Claims;

namespace Zoe.AspNetCore.Mapping;

/// <summary>
/// Runs a pipeline for all requests below a route, with the route's path moved from <c>Path</c> to <c>PathBase</c>. The
/// application's path, user and endpoint are restored afterwards.
/// </summary>
internal sealed class MountedPipeline(RequestDelegate pipeline)
{
    public async Task RunAsync(HttpContext context)
    {
        var request = context.Request;
        var (path, pathBase, values, user, endpoint) = (request.Path, request.PathBase, request.RouteValues, context.User, context.GetEndpoint());
        // The last segment of the route is the catch-all.
        var (above, below) = Split(path, ((RouteEndpoint)endpoint!).RoutePattern.PathSegments.Count - 1);
        try
        {
            (request.PathBase, request.Path) = (pathBase.Add(above), below);
            request.RouteValues = [];
            context.SetEndpoint(null);
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            context.Features.Set(new MountFeature(request.PathBase));
            await pipeline(context);
        }
        finally
        {
            (request.Path, request.PathBase, request.RouteValues, context.User) = (path, pathBase, values, user);
            context.SetEndpoint(endpoint);
        }
    }

    /// <summary>Splits a path after a number of segments.</summary>
    private static (PathString Above, PathString Below) Split(PathString path, int segments)
    {
        var text = path.Value ?? "";
        var end = 0;
        for (var i = 0; i < segments; i++) end = text.IndexOf('/', end + 1) is >= 0 and var next ? next : text.Length;
        return end == text.Length ? (path, new PathString("/")) : (new PathString(text[..end]), new PathString(text[end..]));
    }
}
