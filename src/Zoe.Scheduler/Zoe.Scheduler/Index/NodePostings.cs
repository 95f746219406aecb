namespace Zoe.Scheduler.Index;

/// <summary>
/// An inverted index from labels and images to nodes; posting lists are built on first use and cached.
/// </summary>
internal sealed class NodePostings
{
    /// <summary>Maximum number of cached labels, and of cached images.</summary>
    public const int Capacity = 512;

    private readonly NodeTable _table;
    private readonly GenerationalCache<string, NodeSet> _labels = new(Capacity / 2, _ => 1, comparer: StringComparer.Ordinal);
    private readonly GenerationalCache<string, NodeSet> _images = new(Capacity / 2, _ => 1, comparer: StringComparer.Ordinal);
    private readonly Lazy<NodeTermHashes> _labelHashes;
    private readonly Lazy<NodeTermHashes> _imageHashes;

    public NodePostings(NodeTable table)
    {
        _table = table;
        Schedulable = NodeSet.Where(table.Nodes.Length, node => table.Nodes[node].Schedulable);
        _labelHashes = new Lazy<NodeTermHashes>(() => NodeTermHashes.Of(table.Nodes, node => node.Labels));
        _imageHashes = new Lazy<NodeTermHashes>(() => NodeTermHashes.Of(table.Nodes, node => node.Images));
    }

    /// <summary>The schedulable nodes.</summary>
    public NodeSet Schedulable { get; }

    /// <summary>Number of cached labels and images.</summary>
    public int Count => _labels.Count + _images.Count;

    /// <summary>The schedulable nodes that meet the constraint.</summary>
    public NodeSet Matching(Constraint constraint)
    {
        if (constraint.Labels.IsEmpty && constraint.Images.IsEmpty) return Schedulable;
        var words = Schedulable.Words.ToArray();
        foreach (var label in constraint.Labels) Intersect(words, WithLabel(label));
        foreach (var image in constraint.Images) Intersect(words, WithImage(image));
        return new NodeSet(words);
    }

    private NodeSet WithLabel(string label)
    {
        if (_labels.TryGet(label, out var known)) return known;
        var found = _labelHashes.Value.NodesWith(label, node => _table.Nodes[node].Labels.Contains(label));
        _labels.Add(label, found);
        return found;
    }

    // A node without an image list accepts any image.
    private NodeSet WithImage(string image)
    {
        if (_images.TryGet(image, out var known)) return known;
        var found = _imageHashes.Value.NodesWith(image, node => _table.Nodes[node].Images is not { } images || images.Contains(image));
        _images.Add(image, found);
        return found;
    }

    private static void Intersect(Span<ulong> words, NodeSet other)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= other.Words[i];
    }
}
