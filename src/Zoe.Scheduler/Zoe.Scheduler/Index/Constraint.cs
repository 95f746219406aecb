using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>What a node must have beside room: labels and images, both sorted and without duplicates.</summary>
internal sealed record Constraint(ImmutableArray<string> Labels, ImmutableArray<string> Images)
{
    public bool Admits(ClusterNode node) =>
        Labels.All(node.Labels.Contains) && (node.Images is null || Images.All(node.Images.Contains));
}
