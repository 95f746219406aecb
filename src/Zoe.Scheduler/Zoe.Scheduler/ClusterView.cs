using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>A snapshot of the nodes. Placements are not included; see <see cref="ScheduledService.Node"/>.</summary>
/// <param name="Nodes">All nodes; names are unique.</param>
public sealed record ClusterView(ImmutableArray<ClusterNode> Nodes);
