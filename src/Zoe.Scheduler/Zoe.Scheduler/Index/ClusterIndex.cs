namespace Zoe.Scheduler;

/// <summary>
/// The nodes with an index for each set of them that services ask for by labels and images: finds the best node for a
/// service without looking at all, and is told of every change.
/// </summary>
internal sealed class ClusterIndex
{
    // With more nodes than this in all pools, counted with repetition, those not used lately are dropped.
    private const int PoolNodesPerNode = 4;
    private const int LeastPoolNodes = 16_384;

    private readonly NodeTable _table;
    private readonly IIndexedPlacement _placement;
    private readonly RoomScale _scale;
    private readonly NodePostings _postings;
    private readonly RecentCache<NodeSet, NodePool> _pools;
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
        _scale = new RoomScale(table.Typical);
        _postings = new NodePostings(table);
        var capacity = Math.Max(LeastPoolNodes, (long)PoolNodesPerNode * table.Nodes.Length);
        _pools = new RecentCache<NodeSet, NodePool>(capacity, pool => pool.Weight, pool => pool.Drop());
        _all = new NodePool(table, _placement, _postings.Schedulable, wider: null);
        for (var node = 0; node < table.Nodes.Length; node++) Note(node, ref table.States[node]);
    }

    public NodeTable Table => _table;

    /// <summary>How many sets of nodes are kept.</summary>
    public int Pools => _pools.Count;

    /// <summary>How many labels and images are kept with the nodes that have them.</summary>
    public int Postings => _postings.Count;

    /// <summary>True when the node is schedulable and has what the constraint asks for.</summary>
    public bool Admits(Constraint constraint, int node) => PoolOf(constraint).Nodes.Contains(node);

    /// <summary>True when a node that meets the constraint is large enough when empty.</summary>
    public bool CanHold(Constraint constraint, Resources demand) => PoolOf(constraint).CanHold(demand);

    /// <summary>
    /// The best node with room that is not hidden, or -1. Nodes with fewer labels come first, then the policy's score,
    /// then the position in the cluster view.
    /// </summary>
    public int Find(in PlacementUnit unit)
    {
        var demand = new ServiceDemand(unit.ServiceId, unit.Demand, _table.Largest, _seed, _table.States.Length);
        return PoolOf(unit.Constraint).Find(demand, _scale.Of(unit.Demand), unit.Excluded);
    }

    public void Add(int node, Resources demand, int services = 1)
    {
        ref var state = ref _table.States[node];
        state.Free -= demand;
        state.Services += services;
        Note(node, ref state);
    }

    public void Remove(int node, Resources demand, int services = 1) => Add(node, Resources.Zero - demand, -services);

    /// <summary>Hides the node until it is shown again.</summary>
    public void Hide(int node) => SetHidden(node, hidden: true);

    /// <summary>Ends <see cref="Hide"/>.</summary>
    public void Show(int node) => SetHidden(node, hidden: false);

    private void SetHidden(int node, bool hidden)
    {
        ref var state = ref _table.States[node];
        state.Hidden = hidden;
        Note(node, ref state);
    }

    private void Note(int node, ref NodeState state)
    {
        var room = state.Hidden ? 0 : _scale.Of(state.Free);
        state.Room = room == 0 ? 0 : RoomTree.OnLevel(room, _placement.LevelOf(node, state, _table.Largest));
        _table.Changes.Note(node);
    }

    private NodePool PoolOf(Constraint constraint)
    {
        var pool = constraint.Pool;
        if (pool is not { IsKept: true }) constraint.Pool = pool = PoolOf(_postings.Matching(constraint));
        else if (pool.UsedIn != _pools.Generation && pool != _all) _pools.TryGet(pool.Nodes, out _);
        pool.UsedIn = _pools.Generation;
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
