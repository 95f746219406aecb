namespace Zoe.Scheduler;

/// <summary>Sorts nodes into classes by refining one fact after the other.</summary>
internal static class NodePartition
{
    /// <summary>The nodes of each class, ascending; only labels and images that someone asks for tell nodes apart.</summary>
    public static int[][] Of(NodeTable table, IReadOnlyList<Constraint> constraints)
    {
        var nodes = table.Nodes;
        var classOf = new int[nodes.Length];
        var count = Math.Min(1, nodes.Length);
        Refine(node => node.Labels.Count);
        Refine(node => node.Schedulable ? 1 : 0);
        Refine(node => node.Capacity.Millicores);
        Refine(node => node.Capacity.MemoryBytes);
        foreach (var label in constraints.SelectMany(constraint => constraint.Labels).Distinct(StringComparer.Ordinal))
            Refine(node => node.Labels.Contains(label) ? 1 : 0);
        foreach (var image in constraints.SelectMany(constraint => constraint.Images).Distinct(StringComparer.Ordinal))
            Refine(node => node.Images is null || node.Images.Contains(image) ? 1 : 0);

        var classes = new List<int>[count];
        for (var i = 0; i < nodes.Length; i++) (classes[classOf[i]] ??= []).Add(i);
        return Array.ConvertAll(classes, members => members.ToArray());

        void Refine(Func<ClusterNode, long> fact)
        {
            var seen = new Dictionary<(int Class, long Value), int>();
            for (var i = 0; i < nodes.Length; i++)
            {
                var key = (classOf[i], fact(nodes[i]));
                if (!seen.TryGetValue(key, out var refined)) seen.Add(key, refined = seen.Count);
                classOf[i] = refined;
            }

            count = seen.Count;
        }
    }
}
