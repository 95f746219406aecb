using System.Security.Claims;
using Zoe.AspNetCore.Links.Forwarding;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Links;
using Zoe.Model;

namespace Zoe.AspNetCore.Links;

/// <summary>Finds the target of a link for a user.</summary>
internal sealed class LinkTargets(IExecutions executions, LinkPaths paths)
{
    /// <summary>Unknown keys and keys of other users' executions get the same response.</summary>
    /// <exception cref="LinkException">There is no target.</exception>
    public async Task<ForwardTarget> FindAsync(
        string key, PathString pathBase, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!paths.TryParse(key, out var address)
            || await executions.FindAsync(address.ExecutionId, cancellationToken) is not { } execution
            || !MayOpen(user, execution)
            || execution.Services.FirstOrDefault(service => service.Id == address.ServiceId) is not { } service
            || FindPort(execution, service, address.Port) is not { } port)
        {
            throw new LinkException(StatusCodes.Status404NotFound, "There is no such link, or it belongs to another user.");
        }

        if (service.Status is not ServiceStatus.Active)
        {
            throw new LinkException(StatusCodes.Status404NotFound, execution.Status.IsActive()
                ? $"{service.Name} of execution {execution.Id} is not running; its status is {service.Status.ToName()}."
                : $"{service.Name} is not running: execution {execution.Id} ({execution.Name}) has ended.");
        }

        foreach (var published in service.Ports)
        {
            if (published.Port == new ServicePort(port.PortNumber, port.Protocol))
            {
                var path = paths.Find(address)!;
                var knowsPrefix = port.UrlTemplate.Contains("{proxy_path}", StringComparison.Ordinal);
                return new ForwardTarget(
                    Authority(published), path, pathBase.Value + path, knowsPrefix ? paths.FindPublic(address) : null);
            }
        }

        throw new LinkException(StatusCodes.Status502BadGateway, $"{service.Name} of execution {execution.Id} has not published its port {port.PortNumber}.");
    }

    /// <summary>The execution of a key; null for an unknown key.</summary>
    public long? FindExecution(string key) => paths.TryParse(key, out var address) ? address.ExecutionId : null;

    /// <summary>The owner, and the administrator.</summary>
    private static bool MayOpen(ClaimsPrincipal user, Execution execution) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) == execution.UserId.ToString()
        || user.FindFirstValue(ClaimTypes.Name) == AdminAccount.UserName;

    private static ZAppPort? FindPort(Execution execution, Service service, int number) =>
        execution.Application.Services.FirstOrDefault(definition => definition.Name == service.Group)?.Ports
            .FirstOrDefault(port => port.PortNumber == number && port is { Proxy: true, Protocol: "tcp" });

    private static string Authority(PublishedPort published) =>
        Uri.CheckHostName(published.Address) is UriHostNameType.IPv6
            ? $"[{published.Address.Trim('[', ']')}]:{published.ExternalPort}"
            : $"{published.Address}:{published.ExternalPort}";
}
