using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Statistics;

/// <summary>A node and what is set aside on it.</summary>
/// <param name="Node">The node as its backend describes it.</param>
/// <param name="ReservedMillicores">Cores set aside for services, in thousandths.</param>
/// <param name="ReservedMemoryBytes">Memory set aside for services.</param>
/// <param name="Services">The services placed there.</param>
public sealed record NodeStatistics(
    BackendNode Node, long ReservedMillicores, long ReservedMemoryBytes, ImmutableArray<Service> Services)
{
    /// <summary>Since when the node has not answered; null while it does.</summary>
    public DateTimeOffset? OfflineSince { get; init; }
}
