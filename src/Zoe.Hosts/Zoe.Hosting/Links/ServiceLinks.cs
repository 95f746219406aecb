using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Model;
using Zoe.Model.Expansion;

namespace Zoe.Hosting.Links;

/// <summary>Determines the addresses of the ports of services.</summary>
internal sealed class ServiceLinks(LinkPaths paths)
{
    /// <summary>Links to the ports of the execution's running services.</summary>
    public IReadOnlyList<ServiceEndpoint> Of(Execution execution) =>
    [
        .. from service in execution.Services
           where service.Status is ServiceStatus.Active
           from port in execution.DefinitionOf(service).Ports
           from published in service.Ports
           where published.Port.Number == port.PortNumber && published.Port.Protocol == port.Protocol
           select Describe(service, port, published),
    ];

    /// <summary>The path that users see for a port that the host forwards; null for others.</summary>
    public string? FindPath(Service service, ZAppPort port) => AddressOf(service, port) is { } address ? paths.FindPublic(address) : null;

    private ServiceEndpoint Describe(Service service, ZAppPort port, PublishedPort published)
    {
        var seen = FindPath(service, port);
        var url = UrlTemplate.Expand(port.UrlTemplate, $"{published.Address}:{published.ExternalPort}", seen ?? "");
        return new ServiceEndpoint(port.Name, url, seen is null ? null : paths.Find(AddressOf(service, port)!.Value) + PageOf(url, seen));
    }

    private static LinkAddress? AddressOf(Service service, ZAppPort port) => port is { Proxy: true, Protocol: "tcp" }
        ? new LinkAddress(service.ExecutionId, service.Id, port.PortNumber)
        : null;

    /// <summary>The part of the URL after the port's path.</summary>
    private static string PageOf(string url, string path)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return "/";
        var page = address.PathAndQuery + address.Fragment;
        return page.StartsWith(path, StringComparison.Ordinal) && page.Length > path.Length ? page[path.Length..]
            : page == path ? "/" : page;
    }
}
