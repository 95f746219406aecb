using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;
using Zoe.Scheduler.Reasons;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Explains to users why an execution waits, with the names of the service that cannot be placed and of the excluded
/// nodes.
/// </summary>
internal static class WaitReasonText
{
    private const int MaxNames = 3;

    /// <param name="wait">The scheduler's reason.</param>
    /// <param name="execution">The waiting execution.</param>
    /// <param name="affinity">The nodes and their networks.</param>
    public static string Describe(Wait wait, Execution execution, NetworkAffinity affinity)
    {
        var service = execution.FindService(wait.ServiceId)!;
        var tie = affinity.Of(execution, execution.DefinitionOf(service));
        var why = WaitText.Describe(wait, obstacle => Describe(obstacle, execution, affinity.Nodes, tie));
        return tie is null || !service.Essential
            ? $"Service {service.Name} {why}."
            : $"Service {service.Name} with those that must share its node, because network {tie} does not span nodes, {why}.";
    }

    private static string Describe(
        Obstacle obstacle, Execution execution, IReadOnlyCollection<BackendNode> nodes, string? tie)
    {
        if (obstacle.Kind is ObstacleKind.Affinity && tie is not null)
        {
            var used = execution.Services.Select(service => service.Node).ToHashSet(StringComparer.Ordinal);
            var others = nodes.Where(node => !used.Contains(node.Name)).ToList();
            return Name(others, obstacle, "is", "are", $"not on a common network (network {tie} does not span nodes)");
        }

        if (obstacle.Kind is not ObstacleKind.NotSchedulable) return WaitText.Describe(obstacle);
        var silent = nodes.Where(node => !node.Online).ToList();
        var disabled = nodes.Where(node => node is { Online: true, Disabled: true }).ToList();
        if (silent.Count + disabled.Count != obstacle.Nodes) return WaitText.Describe(obstacle);
        return string.Join(", ", new[]
        {
            silent.Count == 0 ? null : Name(silent, obstacle with { Nodes = silent.Count }, "does", "do", "not answer"),
            disabled.Count == 0 ? null : Name(disabled, obstacle with { Nodes = disabled.Count }, "is", "are", "disabled"),
        }.OfType<string>());
    }

    // The scheduler counts each node for its first obstacle only, so that more nodes than counted may match.
    private static string Name(List<BackendNode> nodes, Obstacle obstacle, string one, string several, string what)
    {
        var who = nodes.Count == obstacle.Nodes && nodes.Count <= MaxNames
            ? string.Join(", ", nodes.Select(node => node.Name))
            : obstacle.Nodes == 1 ? "1 node" : $"{obstacle.Nodes} nodes";
        return $"{who} {(obstacle.Nodes == 1 ? one : several)} {what}";
    }
}
