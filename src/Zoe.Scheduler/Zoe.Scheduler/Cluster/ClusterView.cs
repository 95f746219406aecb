using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>The cluster at one moment. What is placed on the nodes stands in the queue, with the services.</summary>
/// <param name="Nodes">All nodes; names are unique.</param>
public sealed record ClusterView(ImmutableArray<ClusterNode> Nodes);
