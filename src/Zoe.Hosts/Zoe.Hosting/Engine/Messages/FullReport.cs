using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>What a full list of what runs says that the engine's state does not.</summary>
/// <param name="Nodes">All nodes.</param>
/// <param name="Seen">Services that are not as the state says.</param>
/// <param name="Missing">Containers that the state says should be on nodes that answered, and that are not there.</param>
/// <param name="AskedAt">The dispatcher's sequence number when the list was asked for.</param>
internal sealed record FullReport(
    IReadOnlyList<BackendNode> Nodes,
    ImmutableArray<ObservedService> Seen,
    ImmutableArray<(ServiceKey Key, string Node)> Missing,
    long AskedAt) : EngineMessage
{
    /// <summary>
    /// Compares a list with a state: the part of reconciling that looks at everything, done where nobody waits for it. What
    /// the state says may have changed when the report is taken in, and is looked at again then.
    /// </summary>
    public static FullReport Compare(
        IReadOnlyList<BackendNode> nodes, ServiceListing listing, long askedAt, EngineState state)
    {
        var present = new HashSet<(ServiceKey, string)>();
        var seen = ImmutableArray.CreateBuilder<ObservedService>();
        foreach (var service in listing.Services)
        {
            present.Add((service.Key, service.Node));
            if (!state.Owns(service) || !ReferenceEquals(state.Observe(service, DateTimeOffset.MinValue), state)) seen.Add(service);
        }

        var missing = ImmutableArray.CreateBuilder<(ServiceKey, string)>();
        foreach (var execution in state.Executions.Values)
        {
            foreach (var service in execution.Services)
            {
                if (service.Node is { } node && !listing.UnreachableNodes.Contains(node) && !present.Contains((service.Key, node)))
                    missing.Add((service.Key, node));
            }
        }

        return new FullReport(nodes, seen.DrainToImmutable(), missing.DrainToImmutable(), askedAt);
    }
}
