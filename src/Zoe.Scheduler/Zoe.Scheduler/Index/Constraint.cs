using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>
/// What a node must have beside room: labels and images, both sorted and without duplicates. Remembers the nodes that have
/// it, which the index finds when they are first asked for.
/// </summary>
internal sealed class Constraint(ImmutableArray<string> labels, ImmutableArray<string> images)
{
    public ImmutableArray<string> Labels => labels;

    public ImmutableArray<string> Images => images;

    /// <summary>The nodes that have it; null when nobody asked yet. Only the index reads and writes this.</summary>
    public NodePool? Pool { get; set; }

    /// <summary>The first image that the node lacks, or null.</summary>
    public string? MissingImage(ClusterNode node)
    {
        if (node.Images is null) return null;
        foreach (var image in images)
        {
            if (!node.Images.Contains(image)) return image;
        }

        return null;
    }

    /// <summary>The first label that the node lacks, or null.</summary>
    public string? MissingLabel(ClusterNode node)
    {
        foreach (var label in labels)
        {
            if (!node.Labels.Contains(label)) return label;
        }

        return null;
    }
}
