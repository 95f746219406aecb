using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Engine.State;

/// <summary>Tells whether a node was described differently, so that a list that says nothing new causes no work.</summary>
internal static class NodeComparison
{
    public static bool IsSame(this BackendNode node, BackendNode other) =>
        ReferenceEquals(node, other)
        || (node with { Labels = other.Labels, Images = other.Images, SpanningNetworks = other.SpanningNetworks } == other
            && AreSame(node.Labels, other.Labels)
            && AreSame(node.Images, other.Images)
            && AreSame(node.SpanningNetworks, other.SpanningNetworks));

    private static bool AreSame(ImmutableHashSet<string>? left, ImmutableHashSet<string>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Count == right.Count && left.SetEquals(right));
}
