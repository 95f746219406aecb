using Zoe.Client.Documents;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Converts links of an execution to documents.</summary>
internal static class EndpointsDocuments
{
    /// <param name="endpoints">The links.</param>
    /// <param name="pathBase">The path base of the request.</param>
    public static EndpointsDocument From(IEnumerable<ServiceEndpoint> endpoints, PathString pathBase) =>
        new([.. endpoints.Select(endpoint => new EndpointDocument(
            endpoint.Name, endpoint.Url, endpoint.ProxyPath is { } path ? pathBase.Value + path : null))]);
}
