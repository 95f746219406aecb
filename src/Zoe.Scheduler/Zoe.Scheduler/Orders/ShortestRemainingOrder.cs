namespace Zoe.Scheduler.Orders;

/// <summary>The smallest size first, computed from the remaining duration.</summary>
internal sealed class ShortestRemainingOrder(string name, SizeDimensions dimensions) : IQueueOrder
{
    public string Name => name;

    public bool UsesDuration => true;

    public double Key(in QueueEntry entry, DateTimeOffset now) =>
        ExecutionSize.Of(ExecutionSize.Remaining(entry), entry, dimensions);
}
