using System.Diagnostics;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Telemetry;

/// <summary>
/// Records the phases of traced executions as spans: <c>queue</c> from the submission to the plan, <c>start</c> from
/// there until all essential services run, and <c>run</c> from there to the end.
/// </summary>
internal sealed class ExecutionSpans
{
    private readonly Dictionary<long, DateTimeOffset> _planned = [];

    public void Record(Execution? before, Execution after, DateTimeOffset now)
    {
        if (!ZoeDiagnostics.Source.HasListeners()) return;
        if (before?.TimeStart is null && after.Status is ExecutionStatus.Starting or ExecutionStatus.Running && !_planned.ContainsKey(after.Id))
        {
            Write("zoe.execution.queue", after, after.TimeSubmit, now);
            _planned[after.Id] = now;
        }

        if (before?.TimeStart is null && after.TimeStart is { } started && _planned.Remove(after.Id, out var planned))
            Write("zoe.execution.start", after, planned, started);
        if (after.Status.IsActive()) return;
        _planned.Remove(after.Id);
        var end = after.TimeEnd ?? now;
        Write("zoe.execution.run", after, after.TimeStart ?? end, end, after.Status is ExecutionStatus.Error ? after.ErrorMessage ?? "" : null);
    }

    private static void Write(string name, Execution execution, DateTimeOffset start, DateTimeOffset end, string? error = null) =>
        ZoeDiagnostics.RecordSpan(name, execution.TraceParent!, start, end, new ActivityTagsCollection
        {
            [MetricTags.ExecutionId] = execution.Id,
            [MetricTags.ExecutionName] = execution.Name,
            [MetricTags.UserName] = execution.UserName,
            [MetricTags.ExecutionStatus] = execution.Status.ToName(),
        }, error);
}
