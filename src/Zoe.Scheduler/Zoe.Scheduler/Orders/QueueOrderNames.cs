namespace Zoe.Scheduler;

/// <summary>Names of the built-in queue orders.</summary>
public static class QueueOrderNames
{
    /// <summary>First come, first served.</summary>
    public const string Fifo = "fifo";
}
