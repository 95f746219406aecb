namespace Zoe.Scheduler.Orders;

/// <summary>The highest ratio of waiting time to size first.</summary>
internal sealed class ResponseRatioOrder(string name, SizeDimensions dimensions) : IQueueOrder
{
    public string Name => name;

    public bool UsesDuration => true;

    public double Key(in QueueEntry entry, DateTimeOffset now)
    {
        var size = ExecutionSize.Of(ExecutionSize.Duration(entry), entry, dimensions);
        var waited = Math.Max(0, (now - entry.Execution.SubmittedAt).TotalSeconds);
        return -(1 + waited / Math.Max(size, double.Epsilon));
    }
}
