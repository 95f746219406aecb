using Zoe.Backends;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Tells a user why an execution waits, with the name of the service that found no place.</summary>
internal static class WaitSentence
{
    /// <param name="wait">Why it waits.</param>
    /// <param name="execution">Which one waits.</param>
    /// <param name="nodes">The nodes that were looked at.</param>
    public static string Describe(Wait wait, Execution execution, IReadOnlyCollection<BackendNode> nodes)
    {
        var service = execution.FindService(wait.ServiceId)!;
        var tie = new NetworkTies(nodes).Of(execution, execution.DefinitionOf(service));
        return tie is null
            ? $"Service {service.Name} {WaitText.Describe(wait)}."
            : $"Service {service.Name} with those that must share its node, because network {tie} does not span nodes, "
                + $"{WaitText.Describe(wait)}.";
    }
}
