using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Statistics;

/// <summary>A node and its reservations.</summary>
/// <param name="Node">The node as its backend describes it.</param>
/// <param name="ReservedMillicores">Cores reserved for services, in milli-cores.</param>
/// <param name="ReservedMemoryBytes">Memory reserved for services.</param>
/// <param name="Services">The services placed there.</param>
public sealed record NodeStatistics(
    BackendNode Node, long ReservedMillicores, long ReservedMemoryBytes, ImmutableArray<Service> Services)
{
    /// <summary>Since when the node has been unreachable; null while it is reachable.</summary>
    public DateTimeOffset? OfflineSince { get; init; }
}
