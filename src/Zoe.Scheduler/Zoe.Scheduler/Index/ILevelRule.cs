namespace Zoe.Scheduler;

/// <summary>Puts a node on one of <see cref="NodeLevel.Count"/> levels; a struct, so that the index is made for it.</summary>
internal interface ILevelRule
{
    int LevelOf(int services, Resources free, Resources largest);
}
