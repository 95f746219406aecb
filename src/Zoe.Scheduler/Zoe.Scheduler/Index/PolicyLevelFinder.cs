namespace Zoe.Scheduler;

/// <summary>A <see cref="LevelFinder{TRule}"/> for levels that a user's policy gives.</summary>
internal static class PolicyLevelFinder
{
    public static NodeFinder Create(NodeTable table, int[] nodes, ClusterNode example, ILevelPlacement policy)
    {
        if (policy.Levels is < 1 or > NodeLevel.Count)
            throw new InvalidOperationException(
                $"The placement policy '{policy.Name}' has {policy.Levels} levels; it may have 1 to {NodeLevel.Count}.");
        return new LevelFinder<Rule>(table, nodes, example.Capacity, new Rule(policy, example));
    }

    private readonly struct Rule(ILevelPlacement policy, ClusterNode example) : ILevelRule
    {
        public int Levels => policy.Levels;

        public int LevelOf(int node, in NodeState state, Resources largest)
        {
            var candidate = new NodeCandidate(node, example.Capacity, state.Free, state.Services, example.Labels.Count);
            var level = policy.LevelOf(candidate, largest);
            return level >= 0 && level < policy.Levels
                ? level
                : throw new InvalidOperationException(
                    $"The placement policy '{policy.Name}' put a node on level {level}; it has levels 0 to {policy.Levels - 1}.");
        }
    }
}
