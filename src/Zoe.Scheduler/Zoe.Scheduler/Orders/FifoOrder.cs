namespace Zoe.Scheduler;

/// <summary>First come, first served: all keys are equal, so that submission decides.</summary>
internal sealed class FifoOrder : IQueueOrder
{
    public string Name => QueueOrderNames.Fifo;

    public double Key(ScheduledExecution execution, DateTimeOffset now) => 0;
}
