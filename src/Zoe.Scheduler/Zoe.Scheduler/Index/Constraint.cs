using System.Collections.Immutable;

namespace Zoe.Scheduler.Index;

/// <summary>
/// The labels and images that a node must have, both sorted and without duplicates. Caches the pool of matching nodes, which
/// the index builds on first use.
/// </summary>
internal sealed class Constraint(ImmutableArray<string> labels, ImmutableArray<string> images)
{
    public ImmutableArray<string> Labels => labels;

    public ImmutableArray<string> Images => images;

    /// <summary>The matching nodes; null until first used. Read and written by the index only.</summary>
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
