using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting.Engine.State;

/// <summary>Compares node descriptions by value, so that a listing without changes causes no work.</summary>
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
