namespace Zoe.Scheduler.Orders;

/// <summary>First come, first served: all keys are equal, so that submission decides.</summary>
internal sealed class FifoOrder : IQueueOrder
{
    public string Name => QueueOrderNames.Fifo;

    public bool IsStable => true;

    public double Key(in QueueEntry entry, DateTimeOffset now) => 0;
}
