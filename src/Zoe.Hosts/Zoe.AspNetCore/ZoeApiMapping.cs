using Zoe.AspNetCore.Mapping;
using Zoe.AspNetCore.Proxies;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore;

/// <summary>Maps the REST API, the login and the links.</summary>
public static class ZoeApiMapping
{
    /// <summary>
    /// Maps everything at <paramref name="prefix"/>: <c>api/0.7</c>, <c>login</c>, <c>links</c>, <c>health</c> and the
    /// links to services. Requests below the prefix have a pipeline of their own: login, rejection of cross-site
    /// requests, security headers, errors as JSON. It does not depend on middleware of the application; the
    /// application's own routes, authentication and error handling are not affected.
    /// </summary>
    /// <param name="endpoints">The route builder of the application.</param>
    /// <param name="prefix">A path such as <c>/zoe</c>; empty for all paths without another route.</param>
    /// <returns>The endpoint of all these requests, for conventions such as a host name or a rate limit.</returns>
    /// <exception cref="ArgumentException">The prefix is not a path of plain segments.</exception>
    /// <exception cref="InvalidOperationException">Something is missing or inconsistent; the message lists everything.</exception>
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
            // It has its own login, independent of a fallback policy of the application.
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
