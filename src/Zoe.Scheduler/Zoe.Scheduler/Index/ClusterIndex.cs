namespace Zoe.Scheduler.Index;

/// <summary>
/// Finds the best node for a service without a scan over all nodes. Has one node pool for each combination of labels and
/// images that services require.
/// </summary>
internal sealed class ClusterIndex
{
    // Least recently used pools are evicted when all pools together have more nodes than this.
    private const int PoolCapacityPerNode = 4;
    private const int MinPoolCapacity = 16_384;

    private readonly NodeTable _table;
    private readonly IIndexedPlacement _placement;
    private readonly CapacityScale _scale;
    private readonly NodePostings _postings;
    private readonly GenerationalCache<NodeSet, NodePool> _pools;
    private readonly NodePool _all;
    private readonly int _seed;

    public ClusterIndex(NodeTable table, IPlacementPolicy placement, int seed)
    {
        _table = table;
        _seed = seed;
        _placement = placement switch
        {
            IIndexedPlacement indexed => indexed,
            ILevelPlacement leveled => new PolicyLevels(table, leveled),
            _ => new PolicyScan(placement),
        };
        _scale = new CapacityScale(table.Typical);
        _postings = new NodePostings(table);
        var capacity = Math.Max(MinPoolCapacity, (long)PoolCapacityPerNode * table.Nodes.Length);
        _pools = new GenerationalCache<NodeSet, NodePool>(capacity, pool => pool.Weight, pool => pool.Evict());
        _all = new NodePool(table, _placement, _postings.Schedulable, wider: null);
        for (var node = 0; node < table.Nodes.Length; node++) UpdateNode(node, ref table.States[node]);
    }

    public NodeTable Table => _table;

    /// <summary>Number of cached pools.</summary>
    public int Pools => _pools.Count;

    /// <summary>Number of cached posting lists of labels and images.</summary>
    public int Postings => _postings.Count;

    /// <summary>True when the node is schedulable and meets the constraint.</summary>
    public bool Admits(Constraint constraint, int node) => PoolOf(constraint).Nodes.Contains(node);

    /// <summary>True when any node that meets the constraint is large enough if empty.</summary>
    public bool CanHold(Constraint constraint, Resources demand) => PoolOf(constraint).CanHold(demand);

    /// <summary>
    /// The best node that fits and is not hidden, or -1. Nodes with fewer labels come first, then the policy's score,
    /// then the position in the cluster view.
    /// </summary>
    public int Find(in PlacementUnit unit)
    {
        var request = new PlacementRequest(unit.ServiceId, unit.Demand, _table.Largest, _seed, _table.States.Length);
        return PoolOf(unit.Constraint).Find(request, _scale.Of(unit.Demand), unit.Excluded);
    }

    public void Add(int node, Resources demand, int services = 1)
    {
        ref var state = ref _table.States[node];
        state.Free -= demand;
        state.Services += services;
        UpdateNode(node, ref state);
    }

    public void Remove(int node, Resources demand, int services = 1) => Add(node, Resources.Zero - demand, -services);

    /// <summary>Excludes the node from searches until <see cref="Show"/>.</summary>
    public void Hide(int node) => SetHidden(node, hidden: true);

    /// <summary>Ends <see cref="Hide"/>.</summary>
    public void Show(int node) => SetHidden(node, hidden: false);

    private void SetHidden(int node, bool hidden)
    {
        ref var state = ref _table.States[node];
        state.Hidden = hidden;
        UpdateNode(node, ref state);
    }

    private void UpdateNode(int node, ref NodeState state)
    {
        var packed = state.Hidden ? 0 : _scale.Of(state.Free);
        state.PackedFree = packed == 0 ? 0 : FreeCapacityTree.OnLevel(packed, _placement.LevelOf(node, state, _table.Largest));
        _table.Changes.Add(node);
    }

    private NodePool PoolOf(Constraint constraint)
    {
        var pool = constraint.Pool;
        if (pool is not { IsCached: true }) constraint.Pool = pool = PoolOf(_postings.Matching(constraint));
        else if (pool.UsedInGeneration != _pools.Generation && pool != _all) _pools.TryGet(pool.Nodes, out _);
        pool.UsedInGeneration = _pools.Generation;
        return pool;
    }

    private NodePool PoolOf(NodeSet nodes)
    {
        if (_pools.TryGet(nodes, out var known)) return known;
        if (nodes.Equals(_all.Nodes)) return _all;
        var pool = new NodePool(_table, _placement, nodes, _all);
        _pools.Add(nodes, pool);
        return pool;
    }
}
