using System.Runtime.InteropServices;

namespace Zoe.Scheduler;

/// <summary>An execution as input of a queue order.</summary>
/// <param name="Execution">The execution; the nodes of its services may be out of date, see <paramref name="Unplaced"/>.</param>
/// <param name="Progress">The completed share of its work, 0 to 1.</param>
/// <param name="Unplaced">Number of services without a node.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueueEntry(ScheduledExecution Execution, double Progress, int Unplaced)
{
    /// <summary>An entry with progress and placements of the record.</summary>
    public static QueueEntry Of(ScheduledExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new QueueEntry(execution, execution.Progress, execution.Services.Count(service => service.Node is null));
    }
}
