using System.Diagnostics;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Engine.Telemetry;

/// <summary>
/// Records the changes of each step as metrics and spans. A step costs what it changed; an execution whose caller is
/// not traced has no spans.
/// </summary>
internal sealed class EngineTelemetry
{
    private readonly ZoeMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ExecutionRecorder _executions;

    public EngineTelemetry(ZoeMetrics metrics, EngineInbox inbox, TimeProvider time)
    {
        (_metrics, _time, _executions) = (metrics, time, new ExecutionRecorder(metrics));
        metrics.InboxLength = () => inbox.Length;
    }

    /// <summary>Starts to measure a step; disposing the result records it.</summary>
    public DurationScope Step(int messages)
    {
        _metrics.StepMessages.Record(messages);
        return new DurationScope(_metrics.StepDuration, _time);
    }

    /// <summary>Measures a write to the store.</summary>
    public async Task MeasureWriteAsync(Task write)
    {
        var since = _time.GetTimestamp();
        try
        {
            await write;
            _metrics.StoreWrite.Record(_time.GetElapsedTime(since).TotalSeconds);
        }
        catch (Exception failure)
        {
            _metrics.StoreWrite.Record(
                _time.GetElapsedTime(since).TotalSeconds, new KeyValuePair<string, object?>(MetricTags.ErrorType, failure.GetType().Name));
            throw;
        }
    }

    /// <summary>Starts over with a state that was loaded.</summary>
    public void Load(EngineState state)
    {
        _metrics.Totals.Clear();
        foreach (var execution in state.Executions.Values) _executions.AddToTotals(execution, 1);
        foreach (var node in state.Nodes.Values) _metrics.Totals.AddNode(node, 1);
    }

    /// <summary>Records the changes of a step, when they are durable.</summary>
    public void Record(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var execution in after.Unsaved.Values)
            _executions.Record(before.Executions.GetValueOrDefault(execution.Id), execution, now);
        foreach (var name in after.ChangedNodes)
        {
            if (before.Nodes.TryGetValue(name, out var old)) _metrics.Totals.AddNode(old, -1);
            if (after.Nodes.TryGetValue(name, out var node)) _metrics.Totals.AddNode(node, 1);
        }
    }
}
