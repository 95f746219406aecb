using System.Collections.Immutable;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.State;

/// <summary>Derives the entries of an execution's history from a change of the execution.</summary>
/// <param name="before">The execution before; null for a new one.</param>
/// <param name="after">The execution after.</param>
/// <param name="by">Who caused the change.</param>
internal struct EventRecorder(Execution? before, Execution after, string by)
{
    private int _sequence = before?.EventCount ?? after.EventCount;

    /// <summary>Number of entries of the execution so far.</summary>
    public readonly int Sequence => _sequence;

    /// <summary>Adds the entries of the change; the time is set when they are saved.</summary>
    public ImmutableStack<ExecutionEvent> Record(ImmutableStack<ExecutionEvent> events, string? reason)
    {
        if (before is not null && before.Services != after.Services) events = RecordServices(events, before);
        if (before?.Status == after.Status && reason is null) return events;
        // A new execution is submitted first; when it is queued at once, that is one entry.
        var from = before?.Status ?? (after.Status is ExecutionStatus.Submitted ? null : ExecutionStatus.Submitted);
        return events.Push(Create(null, from?.ToName(), after.Status.ToName(), reason ?? Explain()));
    }

    private readonly string? Explain() => after.Status switch
    {
        ExecutionStatus.CleaningUp => after.ErrorMessage,
        ExecutionStatus.Submitted => after.WaitReason,
        _ => null,
    };

    private ImmutableStack<ExecutionEvent> RecordServices(ImmutableStack<ExecutionEvent> events, Execution known)
    {
        for (var i = 0; i < after.Services.Length; i++)
        {
            var (old, now) = (known.Services[i], after.Services[i]);
            if (ReferenceEquals(old, now) || (old.Status == now.Status && old.Attempt == now.Attempt)) continue;
            if (IsRelevant(old, now, out var reason))
                events = events.Push(Create(now.Name, old.Status.ToName(), now.Status.ToName(), reason));
        }

        return events;
    }

    /// <summary>Placements, starts, restarts and exits; not what follows from the end of the execution.</summary>
    private static bool IsRelevant(Service old, Service now, out string? reason)
    {
        reason = now switch
        {
            { Status: ServiceStatus.Starting } => $"Attempt {now.Attempt} on node {now.Node}.",
            { Status: ServiceStatus.Terminating, Restarting: true } when now.RestartCount != old.RestartCount => $"Restart: {now.RestartReason}",
            { Status: ServiceStatus.Terminating, Restarting: true } => "It makes room for an execution ahead in the queue.",
            { Status: ServiceStatus.Terminating } when HasExited(now) => $"It {ExitText.Describe(now)}.",
            { Status: ServiceStatus.Error } => now.ErrorMessage,
            _ => null,
        };
        return reason is not null || now.Status is ServiceStatus.Active;
    }

    private static bool HasExited(Service service) => service.BackendStatus
        is BackendStatus.Dead or BackendStatus.OomKilled or BackendStatus.Lost or BackendStatus.Destroyed;

    private ExecutionEvent Create(string? service, string? from, string to, string? reason) => new()
    {
        ExecutionId = after.Id,
        Sequence = ++_sequence,
        Service = service,
        From = from,
        To = to,
        Reason = reason,
        By = by,
    };
}
