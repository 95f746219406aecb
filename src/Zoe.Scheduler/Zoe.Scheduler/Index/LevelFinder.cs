using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zoe.Scheduler;

/// <summary>
/// Keeps the nodes of a class by level, each level with a tree over the free resources of its nodes: the best node that
/// fits is the first with room on the lowest level whose root admits the demand.
/// </summary>
internal sealed class LevelFinder<TRule> : NodeFinder
    where TRule : struct, ILevelRule
{
    private const int Group = 32;
    private const int Hidden = -1;

    private readonly TRule _rule;
    private readonly StatScale _scale;
    private readonly int _groups;
    private readonly int[] _cores;
    private readonly int[] _memory;
    private readonly int[] _both;
    private readonly int[] _level;
    private readonly LevelTree?[] _trees = new LevelTree?[NodeLevel.Count];
    private readonly LevelRoots _roots = new();

    public LevelFinder(NodeTable table, int[] nodes, Resources capacity, TRule rule)
        : base(table, nodes)
    {
        _rule = rule;
        _scale = new StatScale(capacity);
        _groups = (nodes.Length + Group - 1) / Group;
        _cores = new int[_groups * Group];
        _memory = new int[_groups * Group];
        _both = new int[_groups * Group];
        _level = new int[_groups * Group];
        Array.Fill(_level, Hidden);
        for (var place = 0; place < nodes.Length; place++) Show(place);
    }

    public override int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score)
    {
        var need = _scale.Of(demand.Demand);
        for (var level = _roots.NextWithRoom(0, need); level >= 0; level = _roots.NextWithRoom(level + 1, need))
        {
            var tree = _trees[level]!;
            var place = Search(new Query(tree, level, need, demand.Demand, excluded), tree.Top, 0);
            if (place < 0) continue;
            score = level;
            return place;
        }

        score = 0;
        return -1;
    }

    public override void Update(int place)
    {
        var oldLevel = _level[place];
        if (oldLevel == Hidden) return;
        var old = StatAt(place);
        var stat = _scale.Of(Table.Free[Nodes[place]]);
        var level = LevelOf(place);
        Store(place, level, stat);
        if (level != oldLevel)
        {
            Leave(place, oldLevel, old);
            Enter(place, level, stat);
        }
        else if (NodeStat.Max(old, stat) == stat)
        {
            Enter(place, level, stat);
        }
        else
        {
            Regroup(place, level);
        }
    }

    public override void Hide(int place)
    {
        var level = _level[place];
        _level[place] = Hidden;
        Leave(place, level, StatAt(place));
    }

    public override void Show(int place)
    {
        var stat = _scale.Of(Table.Free[Nodes[place]]);
        var level = LevelOf(place);
        Store(place, level, stat);
        Enter(place, level, stat);
    }

    private int LevelOf(int place)
    {
        var node = Nodes[place];
        return _rule.LevelOf(Table.Services[node], Table.Free[node], Table.Largest);
    }

    private void Enter(int place, int level, NodeStat stat)
    {
        var tree = _trees[level] ??= new LevelTree(_groups);
        tree.Raise(place / Group, stat);
        _roots.Set(level, tree.Root);
    }

    private void Leave(int place, int level, NodeStat stat)
    {
        if (stat.IsBelow(_trees[level]!.At(0, place / Group))) return;
        Regroup(place, level);
    }

    private void Regroup(int place, int level)
    {
        var tree = _trees[level]!;
        tree.Replace(place / Group, MaxOfGroup(place / Group, level));
        _roots.Set(level, tree.Root);
    }

    private int Search(in Query query, int height, int index)
    {
        if (height == 0) return SearchGroup(query, index);
        for (var rest = query.Tree.ChildrenWithRoom(height, index, query.Need); rest != 0; rest &= rest - 1)
        {
            var child = index * LevelTree.Fan + BitOperations.TrailingZeroCount(rest);
            var place = Search(query, height - 1, child);
            if (place >= 0) return place;
        }

        return -1;
    }

    private int SearchGroup(in Query query, int group)
    {
        var level = Vector256.Create(query.Level);
        var cores = Vector256.Create(query.Need.Cores);
        var memory = Vector256.Create(query.Need.Memory);
        var end = (group + 1) * Group;
        for (var first = group * Group; first < end; first += Vector256<int>.Count)
        {
            var hits = (Vector256.Equals(Load(_level, first), level)
                & Vector256.GreaterThanOrEqual(Load(_cores, first), cores)
                & Vector256.GreaterThanOrEqual(Load(_memory, first), memory))
                .ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                var place = first + BitOperations.TrailingZeroCount(hits);
                var node = Nodes[place];
                if (query.Demand.FitsIn(Table.Free[node]) && !query.Excluded.Contains(node)) return place;
            }
        }

        return -1;
    }

    private NodeStat MaxOfGroup(int group, int level)
    {
        var none = Vector256.Create(-1);
        var (cores, memory, both) = (none, none, none);
        var end = (group + 1) * Group;
        for (var first = group * Group; first < end; first += Vector256<int>.Count)
        {
            var own = Vector256.Equals(Load(_level, first), Vector256.Create(level));
            cores = Vector256.Max(cores, Vector256.ConditionalSelect(own, Load(_cores, first), none));
            memory = Vector256.Max(memory, Vector256.ConditionalSelect(own, Load(_memory, first), none));
            both = Vector256.Max(both, Vector256.ConditionalSelect(own, Load(_both, first), none));
        }

        return new NodeStat(LevelTree.MaxOf(cores), LevelTree.MaxOf(memory), LevelTree.MaxOf(both));
    }

    // One reference through the descent instead of many arguments at every step.
    private readonly ref struct Query(
        LevelTree tree, int level, NodeStat need, Resources demand, ReadOnlySpan<int> excluded)
    {
        public readonly LevelTree Tree = tree;
        public readonly int Level = level;
        public readonly NodeStat Need = need;
        public readonly Resources Demand = demand;
        public readonly ReadOnlySpan<int> Excluded = excluded;
    }

    private NodeStat StatAt(int place) => new(_cores[place], _memory[place], _both[place]);

    private void Store(int place, int level, NodeStat stat)
    {
        _level[place] = level;
        _cores[place] = stat.Cores;
        _memory[place] = stat.Memory;
        _both[place] = stat.Both;
    }

    private static Vector256<int> Load(int[] values, int first) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), first));
}
