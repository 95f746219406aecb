using System.Diagnostics;
using Zoe.Backends;
using Zoe.Hosting.Diagnostics;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// Measures commands, and records starts of traced executions as spans, of which the driver's requests are children.
/// </summary>
internal sealed class CommandTelemetry(ZoeMetrics metrics, TimeProvider time)
{
    public async Task<T> ObserveAsync<T>(Command command, Func<Task<T>> run)
    {
        var kind = command is StartCommand ? "start" : "stop";
        var since = time.GetTimestamp();
        using var span = StartSpan(command);
        try
        {
            var result = await run();
            metrics.CommandDuration.Record(Elapsed(since), new KeyValuePair<string, object?>(MetricTags.Command, kind));
            return result;
        }
        catch (Exception failure)
        {
            metrics.CommandDuration.Record(
                Elapsed(since),
                new KeyValuePair<string, object?>(MetricTags.Command, kind),
                new KeyValuePair<string, object?>(MetricTags.ErrorType, failure is BackendException backend ? backend.Failure.ToString() : failure.GetType().Name));
            span?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
    }

    private double Elapsed(long since) => time.GetElapsedTime(since).TotalSeconds;

    private static Activity? StartSpan(Command command)
    {
        if (command is not StartCommand { Execution.TraceParent: { } traceParent } start || !ZoeDiagnostics.Source.HasListeners()) return null;
        if (!ActivityContext.TryParse(traceParent, traceState: null, out var parent)) return null;
        var span = ZoeDiagnostics.Source.StartActivity("zoe.service.start", ActivityKind.Internal, parent);
        span?.SetTag(MetricTags.ExecutionId, start.Key.ExecutionId)
            .SetTag(MetricTags.ServiceId, start.Key.ServiceId)
            .SetTag(MetricTags.ServiceName, start.Service.Name)
            .SetTag(MetricTags.Attempt, start.Key.Attempt)
            .SetTag(MetricTags.Node, start.Node);
        return span;
    }
}
