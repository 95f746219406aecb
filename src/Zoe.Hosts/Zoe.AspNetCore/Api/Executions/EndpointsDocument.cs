using Zoe.Hosting;

namespace Zoe.AspNetCore;

/// <summary>Links of an execution: name, address, and the path on this server that leads there, null without one.</summary>
internal sealed record EndpointsDocument(IReadOnlyList<IReadOnlyList<string?>> Endpoints)
{
    /// <param name="endpoints">The links.</param>
    /// <param name="pathBase">The path below which the client sees this server.</param>
    public static EndpointsDocument From(IEnumerable<ServiceEndpoint> endpoints, PathString pathBase) =>
        new([.. endpoints.Select(endpoint => (IReadOnlyList<string?>)
            [endpoint.Name, endpoint.Url, endpoint.ProxyPath is { } path ? pathBase.Value + path : null])]);
}
