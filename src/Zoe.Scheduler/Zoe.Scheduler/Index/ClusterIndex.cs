namespace Zoe.Scheduler;

/// <summary>
/// The nodes with an index for each class of them: finds the best node for a service without looking at all, and is
/// told of every change.
/// </summary>
internal sealed class ClusterIndex
{
    private readonly NodeTable _table;
    private readonly NodeClass[] _classes;
    private readonly NodeClass[][] _admitted;
    private readonly Constraint[] _constraints;
    private readonly int _seed;

    public ClusterIndex(
        NodeTable table, IReadOnlyList<Constraint> constraints, IPlacementPolicy placement, int seed, long version = 0)
    {
        Version = version;
        _table = table;
        _seed = seed;
        var classes = NodePartition.Of(table, constraints);
        _classes = new NodeClass[classes.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            var members = classes[i];
            var example = table.Nodes[members[0]];
            var finder = placement switch
            {
                IIndexedPlacement indexed => indexed.CreateFinder(table, members, example.Capacity),
                ILevelPlacement leveled => PolicyLevelFinder.Create(table, members, example, leveled),
                _ => new ScanFinder(table, members, example.Capacity, example.Labels.Count, placement),
            };
            _classes[i] = new NodeClass(example, finder, members.Length);
            for (var place = 0; place < members.Length; place++)
            {
                ref var state = ref table.States[members[place]];
                (state.Class, state.Place) = (i, place);
            }
        }

        _constraints = [.. constraints];
        _admitted = [.. constraints.Select(constraint => _classes
            .Where(cls => cls.Example.Schedulable && constraint.Admits(cls.Example)).OrderBy(cls => cls.Labels).ToArray())];
    }

    /// <summary>How many constraints this index knows; with more of them it has to be made anew.</summary>
    public int Constraints => _constraints.Length;

    public NodeTable Table => _table;

    /// <summary>Differs from that of every index made before in the same session.</summary>
    public long Version { get; }

    /// <summary>The schedulable classes that have what the constraint asks for, those with few labels first.</summary>
    public ReadOnlySpan<NodeClass> Admitted(int constraint) => _admitted[constraint];

    public NodeClass ClassOf(int node) => _classes[_table.States[node].Class];

    /// <summary>The first image that the class lacks, or null.</summary>
    public string? MissingImage(int constraint, NodeClass cls) => cls.Example.Images is { } images
        ? _constraints[constraint].Images.FirstOrDefault(image => !images.Contains(image))
        : null;

    /// <summary>The first label that the class lacks, or null.</summary>
    public string? MissingLabel(int constraint, NodeClass cls) =>
        _constraints[constraint].Labels.FirstOrDefault(label => !cls.Example.Labels.Contains(label));

    public bool Admits(int constraint, int node) => Array.IndexOf(_admitted[constraint], ClassOf(node)) >= 0;

    /// <summary>
    /// The best node with room that is not hidden, or -1. Nodes with fewer labels come first, then the policy's score,
    /// then the position in the cluster view.
    /// </summary>
    public int Find(in PlacementUnit unit)
    {
        var demand = new ServiceDemand(unit.ServiceId, unit.Demand, _table.Largest, _seed, _table.States.Length);
        var best = -1;
        var bestScore = 0.0;
        var bestLabels = int.MaxValue;
        foreach (var cls in _admitted[unit.Constraint])
        {
            if (cls.Labels > bestLabels) break;
            if (!unit.Demand.FitsIn(cls.Capacity)) continue;
            var place = cls.Finder.Find(demand, unit.Excluded, out var score);
            if (place < 0) continue;
            var node = cls.Finder.NodeAt(place);
            if (best >= 0 && (score > bestScore || (score == bestScore && node > best))) continue;
            (best, bestScore, bestLabels) = (node, score, cls.Labels);
        }

        return best;
    }

    public void Add(int node, Resources demand, int services = 1)
    {
        ref var state = ref _table.States[node];
        state.Free -= demand;
        state.Services += services;
        _classes[state.Class].Finder.Update(state.Place);
    }

    public void Remove(int node, Resources demand, int services = 1) => Add(node, Resources.Zero - demand, -services);

    public void Hide(int node) => ClassOf(node).Finder.Hide(_table.States[node].Place);

    public void Show(int node) => ClassOf(node).Finder.Show(_table.States[node].Place);

    public IReadOnlyList<NodeClass> Classes => _classes;
}
