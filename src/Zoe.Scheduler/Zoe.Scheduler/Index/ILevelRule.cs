namespace Zoe.Scheduler;

/// <summary>Puts a node on a level, 0 for the best; a struct, so that the index is made for it.</summary>
internal interface ILevelRule
{
    /// <summary>How many levels there are, at most 256.</summary>
    int Levels { get; }

    int LevelOf(int node, in NodeState state, Resources largest);
}
