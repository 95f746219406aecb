namespace Zoe.Scheduler.Orders;

/// <summary>Total cores times total memory, less 256 MiB·core for every second since submission.</summary>
internal sealed class DynamicSizeOrder : IQueueOrder
{
    private const double ShrinkPerSecond = 256L << 20;

    public string Name => QueueOrderNames.DynamicSize;

    public double Key(in QueueEntry entry, DateTimeOffset now)
    {
        var total = Resources.Zero;
        foreach (var service in entry.Execution.Services) total += service.Demand;
        var waited = (now - entry.Execution.SubmittedAt).TotalSeconds;
        return total.Millicores / 1000.0 * total.MemoryBytes - waited * ShrinkPerSecond;
    }
}
