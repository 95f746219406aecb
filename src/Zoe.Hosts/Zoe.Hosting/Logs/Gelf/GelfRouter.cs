using System.Globalization;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>
/// Finds the service of a message by its labels or the container's name. Nothing in a message becomes part of a path.
/// It must carry the identifier of the running service's container, which others do not know.
/// </summary>
internal sealed class GelfRouter(EngineView view, ZoeOptions options)
{
    /// <summary>The service; null when there is none.</summary>
    public Service? Find(GelfMessage message)
    {
        var service = message is { ExecutionId: { } execution, ServiceId: { } id }
            ? FindLabelled(message, execution, id)
            : FindNamed(message.ContainerName);
        if (service is not { Node: not null }) return null;
        return service.BackendId is { } known
            ? message.ContainerId == known ? service : null
            // Not reported as running yet.
            : message.ContainerName == NameOf(service) ? service : null;
    }

    private Service? FindLabelled(GelfMessage message, long executionId, long serviceId) =>
        message.Deployment == options.DeploymentName ? view.FindActive(executionId)?.FindService(serviceId) : null;

    /// <summary><c>&lt;service&gt;-&lt;execution&gt;-&lt;deployment&gt;</c></summary>
    private Service? FindNamed(string? container)
    {
        var ending = "-" + options.DeploymentName;
        if (container is null || !container.EndsWith(ending, StringComparison.Ordinal)) return null;
        var name = container.AsSpan(0, container.Length - ending.Length);
        var dash = name.LastIndexOf('-');
        if (dash < 0 || !long.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var executionId))
            return null;
        foreach (var service in view.FindActive(executionId)?.Services ?? [])
            if (name[..dash].SequenceEqual(service.Name)) return service;
        return null;
    }

    private string NameOf(Service service) =>
        string.Create(CultureInfo.InvariantCulture, $"{service.Name}-{service.ExecutionId}-{options.DeploymentName}");
}
