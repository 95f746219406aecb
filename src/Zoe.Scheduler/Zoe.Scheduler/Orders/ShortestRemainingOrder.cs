namespace Zoe.Scheduler;

/// <summary>The smallest size by remaining duration first.</summary>
internal sealed class ShortestRemainingOrder(string name, SizeDimensions dimensions) : IQueueOrder
{
    public string Name => name;

    public double Key(in QueueEntry entry, DateTimeOffset now) =>
        ExecutionSize.Of(ExecutionSize.Remaining(entry), entry, dimensions);
}
