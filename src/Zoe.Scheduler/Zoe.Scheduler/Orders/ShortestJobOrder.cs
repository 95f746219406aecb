namespace Zoe.Scheduler.Orders;

/// <summary>The smallest size first, computed from the expected duration.</summary>
internal sealed class ShortestJobOrder(string name, SizeDimensions dimensions) : IQueueOrder
{
    public string Name => name;

    public bool UsesDuration => true;

    public bool IsStable => true;

    public double Key(in QueueEntry entry, DateTimeOffset now) =>
        ExecutionSize.Of(ExecutionSize.Duration(entry), entry, dimensions);
}
