namespace Zoe.Scheduler.Orders;

/// <summary>The size hint, smallest first.</summary>
internal sealed class SizeOrder : IQueueOrder
{
    public string Name => QueueOrderNames.Size;

    public bool IsStable => true;

    public double Key(in QueueEntry entry, DateTimeOffset now) => entry.Execution.Size;
}
