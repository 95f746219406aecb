using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Differences between a full listing and the engine's state.</summary>
/// <param name="ChangedNodes">Nodes whose description differs.</param>
/// <param name="GoneNodes">Nodes that are not described any more.</param>
/// <param name="Seen">Services whose observed state differs.</param>
/// <param name="Missing">Containers that should be on reachable nodes and are not there.</param>
/// <param name="RequestedAt">The dispatcher's sequence number when the listing was requested.</param>
internal sealed record FullReport(
    ImmutableArray<BackendNode> ChangedNodes,
    ImmutableArray<string> GoneNodes,
    ImmutableArray<ObservedService> Seen,
    ImmutableArray<(ServiceKey Key, string Node)> Missing,
    long RequestedAt) : EngineMessage
{
    /// <summary>
    /// Compares a listing with a state: the expensive part of reconciliation, done outside the engine loop. The state
    /// may have changed when the report is applied, so differences are checked again then.
    /// </summary>
    public static FullReport Compare(
        IReadOnlyList<BackendNode> nodes, ServiceListing listing, long requestedAt, EngineState state)
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

        var names = nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        return new FullReport(
            [.. nodes.Where(node => !state.Nodes.TryGetValue(node.Name, out var known) || !known.IsSame(node))],
            [.. state.Nodes.Keys.Where(name => !names.Contains(name))],
            seen.DrainToImmutable(), missing.DrainToImmutable(), requestedAt);
    }
}
