using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing;

/// <summary>What holds between a service and a node.</summary>
internal static class PlanChecks
{
    /// <summary>True when labels, image and ties let the service run there; state and room are not looked at.</summary>
    public static bool IsAllowed(ClusterNode node, ScheduledService service, ImmutableArray<ScheduledService> siblings) =>
        service.Labels.IsSubsetOf(node.Labels)
        && (service.Image is null || node.Images is null || node.Images.Contains(service.Image))
        && siblings.All(sibling => sibling.Id == service.Id || sibling.Node is null || TiesAllow(node, service, sibling));

    private static bool TiesAllow(ClusterNode node, ScheduledService service, ScheduledService sibling)
    {
        var sameNode = string.Equals(sibling.Node, node.Name, StringComparison.Ordinal);
        if (service.Together is { } together && string.Equals(sibling.Together, together, StringComparison.Ordinal) && !sameNode)
            return false;
        return service.Apart is not { } apart || !string.Equals(sibling.Apart, apart, StringComparison.Ordinal) || !sameNode;
    }
}
