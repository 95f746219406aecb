using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Puts executions into a total order: key, then submission, then identifier.</summary>
internal static class QueueSort
{
    public static ScheduledExecution[] Sort(
        ImmutableArray<ScheduledExecution> executions, IQueueOrder order, DateTimeOffset now)
    {
        var sorted = executions.ToArray();
        var keys = new QueuePosition[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            keys[i] = new QueuePosition(order.Key(sorted[i], now), sorted[i].SubmittedAt, sorted[i].Id);
        Array.Sort(keys, sorted, QueuePosition.Ascending);
        return sorted;
    }
}
