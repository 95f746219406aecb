using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation;

/// <summary>A cluster and the applications submitted to it.</summary>
/// <param name="Name">Name for reports.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Applications">The applications, by time of submission.</param>
public sealed record Workload(string Name, ImmutableArray<ClusterNode> Nodes, ImmutableArray<SimulatedApplication> Applications)
{
    /// <summary>Identical nodes, named <c>node0001</c> and so on.</summary>
    public static ImmutableArray<ClusterNode> UniformNodes(int count, Resources capacity) =>
    [
        .. Enumerable.Range(1, count).Select(i => new ClusterNode { Name = $"node{i:0000}", Capacity = capacity }),
    ];
}
