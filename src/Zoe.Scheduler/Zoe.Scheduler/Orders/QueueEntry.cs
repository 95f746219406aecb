using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>What a queue order sees of an execution.</summary>
/// <param name="Execution">The execution; where its services stand may be newer than in this record.</param>
/// <param name="Progress">The share of its work that is done, 0 to 1.</param>
/// <param name="Unplaced">How many of its services have no node yet.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueueEntry(ScheduledExecution Execution, double Progress, int Unplaced)
{
    /// <summary>The entry that the record itself describes.</summary>
    public static QueueEntry Of(ScheduledExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new QueueEntry(execution, execution.Progress, execution.Services.Count(service => service.Node is null));
    }
}
