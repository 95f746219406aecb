using Zoe.Backends;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Telemetry;

/// <summary>Records the changes of an execution. Used by the engine loop alone.</summary>
internal sealed class ExecutionRecorder(ZoeMetrics metrics)
{
    private readonly ExecutionSpans _spans = new();

    /// <summary>Adds an active execution to the totals, or takes it away.</summary>
    public void AddToTotals(Execution execution, int change)
    {
        metrics.Totals.AddExecution(execution.Status, change);
        foreach (var service in execution.Services) AddToTotals(execution, service, change);
    }

    /// <summary>Records a change of an execution; <paramref name="before"/> is null for one that was not active.</summary>
    public void Record(Execution? before, Execution after, DateTimeOffset now)
    {
        if (before?.Status != after.Status) RecordStatus(before, after);
        RecordServices(before, after);
        if (after.TraceParent is not null) _spans.Record(before, after, now);
    }

    private void RecordStatus(Execution? before, Execution after)
    {
        if (before is null) metrics.Submitted.Add(1);
        else metrics.Totals.AddExecution(before.Status, -1);
        if (before?.TimeStart is null && after.TimeStart is { } started)
            metrics.QueueTime.Record((started - after.TimeSubmit).TotalSeconds);
        if (after.Status.IsActive())
        {
            metrics.Totals.AddExecution(after.Status, 1);
            return;
        }

        var status = StatusTags.Of(after.Status.ToName());
        metrics.Ended.Add(1, status);
        if (after.TimeEnd is { } ended) metrics.Turnaround.Record((ended - after.TimeSubmit).TotalSeconds, status);
    }

    // Services are never added or removed, and keep their positions.
    private void RecordServices(Execution? before, Execution after)
    {
        var isActive = after.Status.IsActive();
        for (var i = 0; i < after.Services.Length; i++)
        {
            var now = after.Services[i];
            var old = before?.Services[i];
            if (ReferenceEquals(old, now) && isActive) continue;
            if (old is not null) AddToTotals(before!, old, -1);
            if (isActive) AddToTotals(after, now, 1);
            if (now.Status is ServiceStatus.Active && old?.Status is not ServiceStatus.Active) metrics.Started.Add(1);
            if (now.RestartCount > (old?.RestartCount ?? 0)) metrics.Restarted.Add(now.RestartCount - (old?.RestartCount ?? 0));
            if (ServiceFailure.Describe(old, now) is { } kind)
                metrics.Failed.Add(1, new KeyValuePair<string, object?>(MetricTags.ErrorType, kind));
        }
    }

    private void AddToTotals(Execution execution, Service service, int change)
    {
        if (service.Status is ServiceStatus.Active) metrics.Totals.AddRunning(change);
        if (service.Node is null) return;
        var demand = ServiceDemand.Of(execution.DefinitionOf(service));
        metrics.Totals.AddReservation(change * demand.Millicores, change * demand.MemoryBytes);
    }
}
