namespace Zoe.Scheduler;

/// <summary>
/// Which nodes have a label or an image, found out when it is first asked for and kept while it is asked for now and then.
/// </summary>
internal sealed class NodePostings
{
    /// <summary>At most so many labels, and so many images, are kept.</summary>
    public const int Capacity = 512;

    private readonly NodeTable _table;
    private readonly RecentCache<string, NodeSet> _labels = new(Capacity / 2, _ => 1, comparer: StringComparer.Ordinal);
    private readonly RecentCache<string, NodeSet> _images = new(Capacity / 2, _ => 1, comparer: StringComparer.Ordinal);
    private readonly Lazy<NodeWords> _labelWords;
    private readonly Lazy<NodeWords> _imageWords;

    public NodePostings(NodeTable table)
    {
        _table = table;
        Schedulable = NodeSet.Where(table.Nodes.Length, node => table.Nodes[node].Schedulable);
        _labelWords = new Lazy<NodeWords>(() => NodeWords.Of(table.Nodes, node => node.Labels));
        _imageWords = new Lazy<NodeWords>(() => NodeWords.Of(table.Nodes, node => node.Images));
    }

    /// <summary>The schedulable nodes.</summary>
    public NodeSet Schedulable { get; }

    /// <summary>How many labels and images are kept.</summary>
    public int Count => _labels.Count + _images.Count;

    /// <summary>The schedulable nodes that have what the constraint asks for.</summary>
    public NodeSet Matching(Constraint constraint)
    {
        if (constraint.Labels.IsEmpty && constraint.Images.IsEmpty) return Schedulable;
        var words = Schedulable.Words.ToArray();
        foreach (var label in constraint.Labels) Narrow(words, WithLabel(label));
        foreach (var image in constraint.Images) Narrow(words, WithImage(image));
        return new NodeSet(words);
    }

    private NodeSet WithLabel(string label)
    {
        if (_labels.TryGet(label, out var known)) return known;
        var found = _labelWords.Value.NodesWith(label, node => _table.Nodes[node].Labels.Contains(label));
        _labels.Add(label, found);
        return found;
    }

    // Images play no role on a node that does not tell them.
    private NodeSet WithImage(string image)
    {
        if (_images.TryGet(image, out var known)) return known;
        var found = _imageWords.Value.NodesWith(image, node => _table.Nodes[node].Images is not { } images || images.Contains(image));
        _images.Add(image, found);
        return found;
    }

    private static void Narrow(Span<ulong> words, NodeSet by)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= by.Words[i];
    }
}
