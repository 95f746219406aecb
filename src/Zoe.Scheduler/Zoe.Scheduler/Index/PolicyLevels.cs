namespace Zoe.Scheduler.Index;

/// <summary>Adapts a custom policy with levels to the index.</summary>
internal sealed class PolicyLevels : IIndexedPlacement
{
    private readonly NodeTable _table;
    private readonly ILevelPlacement _policy;
    private readonly int _levels;

    public PolicyLevels(NodeTable table, ILevelPlacement policy)
    {
        (_table, _policy, _levels) = (table, policy, policy.Levels);
        if (_levels is < 1 or > NodeLevel.Count)
            throw new InvalidOperationException(
                $"The placement policy '{policy.Name}' has {_levels} levels; it may have 1 to {NodeLevel.Count}.");
    }

    public string Name => _policy.Name;

    public double Score(in NodeCandidate node, in PlacementRequest request) => _policy.Score(node, request);

    public int LevelOf(int node, in NodeState state, Resources largest)
    {
        var level = _policy.LevelOf(_table.CandidateOf(node), largest);
        return level >= 0 && level < _levels
            ? level
            : throw new InvalidOperationException(
                $"The placement policy '{Name}' put a node on level {level}; it has levels 0 to {_levels - 1}.");
    }

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, _levels);
}
