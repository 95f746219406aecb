using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;
using Zoe.Scheduler.Reasons;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Tells a user why an execution waits, with the names of the service that found no place and of the nodes that are out
/// of the question for it.
/// </summary>
internal static class WaitSentence
{
    private const int MostNames = 3;

    /// <param name="wait">Why it waits.</param>
    /// <param name="execution">Which one waits.</param>
    /// <param name="ties">Of the nodes that were looked at.</param>
    public static string Describe(Wait wait, Execution execution, NetworkTies ties)
    {
        var service = execution.FindService(wait.ServiceId)!;
        var tie = ties.Of(execution, execution.DefinitionOf(service));
        var why = WaitText.Describe(wait, obstacle => Describe(obstacle, execution, ties.Nodes, tie));
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

    // The scheduler counts each node for its first obstacle only, so that there may be more of these nodes than it counted.
    private static string Name(List<BackendNode> nodes, Obstacle obstacle, string one, string several, string what)
    {
        var who = nodes.Count == obstacle.Nodes && nodes.Count <= MostNames
            ? string.Join(", ", nodes.Select(node => node.Name))
            : obstacle.Nodes == 1 ? "1 node" : $"{obstacle.Nodes} nodes";
        return $"{who} {(obstacle.Nodes == 1 ? one : several)} {what}";
    }
}
