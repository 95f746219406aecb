using System.Runtime.InteropServices;

namespace Zoe.Scheduler.Sessions;

/// <summary>The position of an execution in the queue: executions that waited long enough for a reservation go first, then those with a high priority.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QueuePosition(bool Aged, int Priority, double Key, DateTimeOffset SubmittedAt, long Id)
{
    public static QueuePosition Of(QueuedExecution queued, SchedulerParts parts, DateTimeOffset now)
    {
        var execution = queued.Execution;
        var aged = parts.ReserveAfter is { } age && queued.UnplacedEssentialCount > 0 && now - execution.SubmittedAt >= age;
        var key = aged ? 0 : parts.Order.Key(queued.Entry, now);
        if (double.IsNaN(key))
            throw new InvalidOperationException($"The queue order '{parts.Order.Name}' gave a key that is not a number.");
        // By age alone: an execution with a high priority that cannot start must not keep others waiting for ever.
        return new QueuePosition(aged, aged ? 0 : execution.Priority, key, execution.SubmittedAt, execution.Id);
    }

    public static int Compare(QueuedExecution left, QueuedExecution right) => left.Position.CompareWith(right.Position);

    public int CompareWith(in QueuePosition other)
    {
        if (Aged != other.Aged) return Aged ? -1 : 1;
        if (Priority != other.Priority) return Priority > other.Priority ? -1 : 1;
        var byKey = Key.CompareTo(other.Key);
        if (byKey != 0) return byKey;
        var bySubmission = SubmittedAt.CompareTo(other.SubmittedAt);
        return bySubmission != 0 ? bySubmission : Id.CompareTo(other.Id);
    }
}
