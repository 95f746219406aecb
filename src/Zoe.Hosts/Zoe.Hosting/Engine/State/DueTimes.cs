using System.Collections.Immutable;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.State;

/// <summary>When executions are ended because of their time limit.</summary>
internal static class DueTimes
{
    /// <summary>Updates an index of due times for a changed execution; null when it is not, or no longer, active.</summary>
    public static ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId)> Replace(
        this ImmutableSortedSet<(DateTimeOffset Due, long ExecutionId)> index, Execution? before, Execution? after)
    {
        var (old, now) = (DueOf(before), DueOf(after));
        if (old == now) return index;
        if (old is { } ended) index = index.Remove((ended, before!.Id));
        return now is { } due ? index.Add((due, after!.Id)) : index;
    }

    /// <summary>
    /// Sets the deadline of an execution that has just started: by its time limit or the run time of the quota at that
    /// moment, whichever is shorter.
    /// </summary>
    public static Execution WithDeadline(this Execution started, Quota quota)
    {
        TimeSpan? allowed = quota.RunTime > TimeSpan.Zero ? quota.RunTime : null;
        var limit = started.TimeLimit is { } own && (allowed is null || own < allowed) ? own : allowed;
        return started with { Deadline = started.TimeStart + limit };
    }

    private static DateTimeOffset? DueOf(Execution? execution)
    {
        if (execution is null || execution.Status is ExecutionStatus.CleaningUp || !execution.Status.IsActive()) return null;
        return execution.Deadline;
    }
}
