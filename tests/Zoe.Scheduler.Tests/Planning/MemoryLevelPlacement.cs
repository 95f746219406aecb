namespace Zoe.Scheduler.Tests.Planning;

/// <summary>Prefers nodes with little free memory, in levels; counts calls.</summary>
internal sealed class MemoryLevelPlacement : ILevelPlacement
{
    public string Name => "memory-level";

    public int Levels { get; init; } = 16;

    public int Calls { get; set; }

    public int LevelOf(in NodeCandidate node, Resources largest)
    {
        Calls++;
        return (int)Math.Min(15, 16 * node.Free.MemoryBytes / Math.Max(1, largest.MemoryBytes));
    }
}
