using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>Checks whether a service may run on a node.</summary>
internal static class PlanChecks
{
    /// <summary>True when labels, image and affinity allow it; ignores node state and free resources.</summary>
    public static bool IsAllowed(ClusterNode node, ScheduledService service, ImmutableArray<ScheduledService> siblings) =>
        service.Labels.IsSubsetOf(node.Labels)
        && (service.Image is null || node.Images is null || node.Images.Contains(service.Image))
        && siblings.All(sibling => sibling.Id == service.Id || sibling.Node is null || AffinityAllows(node, service, sibling));

    private static bool AffinityAllows(ClusterNode node, ScheduledService service, ScheduledService sibling)
    {
        var sameNode = string.Equals(sibling.Node, node.Name, StringComparison.Ordinal);
        if (service.AffinityGroup is { } together && string.Equals(sibling.AffinityGroup, together, StringComparison.Ordinal) && !sameNode)
            return false;
        return service.AntiAffinityGroup is not { } apart || !string.Equals(sibling.AntiAffinityGroup, apart, StringComparison.Ordinal) || !sameNode;
    }
}
