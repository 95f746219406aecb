using Zoe.AspNetCore.Mapping;
using Zoe.AspNetCore.Proxies;

namespace Zoe.AspNetCore;

/// <summary>Maps the REST API, the login and the links.</summary>
public static class ZoeApiMapping
{
    /// <summary>
    /// Maps everything at <paramref name="prefix"/>: <c>api/0.7</c>, <c>login</c>, <c>links</c>, <c>health</c> and the links
    /// to services. All requests below the prefix go through rules of their own: login, refusal of other sites' requests,
    /// security headers, errors as JSON. No middleware of the application is needed for them, and none can turn them off;
    /// the application's own routes, authentication and error handling are not concerned.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">A path such as <c>/zoe</c>; empty for all paths that no other route of the application has.</param>
    /// <returns>The one endpoint that takes all these requests, for conventions such as a host name or a rate limit.</returns>
    /// <exception cref="ArgumentException">The prefix is no path of plain segments.</exception>
    /// <exception cref="InvalidOperationException">Something is missing or makes no sense; the message says all that does.</exception>
    public static IEndpointConventionBuilder MapZoeApi(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (!PublicAddress.IsPathBase(prefix))
            throw new ArgumentException($"'{prefix}' is not a path such as /zoe.", nameof(prefix));
        MappingCheck.Run(endpoints.ServiceProvider, prefix);
        var mount = new MountedPipeline(ApiPipeline.Build(endpoints.ServiceProvider));
        return endpoints.Map(prefix + "/{**path}", mount.RunAsync)
            .WithDisplayName("Zoe")
            // Asks for its own login, which a fallback policy of the application knows nothing of.
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
