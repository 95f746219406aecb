namespace Zoe.Scheduler.Tests;

/// <summary>The node with the least free memory, in steps, with a count of how often it was asked.</summary>
internal sealed class MemoryLevelPlacement : ILevelPlacement
{
    public string Name => "memory-level";

    public int Levels { get; init; } = 16;

    public int Asked { get; set; }

    public int LevelOf(in NodeCandidate node, Resources largest)
    {
        Asked++;
        return (int)Math.Min(15, 16 * node.Free.MemoryBytes / Math.Max(1, largest.MemoryBytes));
    }
}
