using Zoe.Backends;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Tells a user why an execution waits, with the name of the service that found no place.</summary>
internal static class WaitSentence
{
    private const int MostNodes = 3;

    /// <param name="wait">Why it waits.</param>
    /// <param name="execution">Which one waits.</param>
    /// <param name="nodes">The nodes that were looked at.</param>
    public static string Describe(Wait wait, Execution execution, IReadOnlyCollection<BackendNode> nodes)
    {
        var service = execution.FindService(wait.ServiceId)!;
        var tie = new NetworkTies(nodes).Of(execution, execution.DefinitionOf(service));
        var disabled = DescribeDisabled(wait, nodes);
        return tie is null
            ? $"Service {service.Name} {WaitText.Describe(wait)}{disabled}."
            : $"Service {service.Name} with those that must share its node, because network {tie} does not span nodes, "
                + $"{WaitText.Describe(wait)}{disabled}.";
    }

    // A few names are enough to know what to look at.
    private static string DescribeDisabled(Wait wait, IReadOnlyCollection<BackendNode> nodes)
    {
        if (!wait.Obstacles.Any(obstacle => obstacle.Kind == ObstacleKind.NotSchedulable)) return "";
        var told = nodes.Where(node => node is { Online: true, DisabledReason: not null })
            .Select(node => $"{node.Name} {node.DisabledReason}").Take(MostNodes).ToList();
        return told.Count == 0 ? "" : $" ({string.Join(", ", told)})";
    }
}
