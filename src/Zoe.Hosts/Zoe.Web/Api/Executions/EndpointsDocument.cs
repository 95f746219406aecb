using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>Links of an execution: name, address, and the path on this server that leads there, null without one.</summary>
internal sealed record EndpointsDocument(IReadOnlyList<IReadOnlyList<string?>> Endpoints)
{
    public static EndpointsDocument From(IEnumerable<ServiceEndpoint> endpoints) =>
        new([.. endpoints.Select(endpoint => (IReadOnlyList<string?>)[endpoint.Name, endpoint.Url, endpoint.ProxyPath])]);
}
