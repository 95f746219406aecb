using System.Diagnostics;

namespace Zoe.Hosting.Diagnostics;

/// <summary>Names of the engine's metrics and traces, for collectors.</summary>
public static class ZoeDiagnostics
{
    /// <summary>Name of the meter of all metrics.</summary>
    public const string MeterName = "Zoe.Hosting";

    /// <summary>Name of the source of all spans.</summary>
    public const string ActivitySourceName = "Zoe.Hosting";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    /// <summary>
    /// The trace context of the caller, to be kept with an execution; null when the caller's trace is not recorded.
    /// </summary>
    internal static string? CurrentTraceParent =>
        Source.HasListeners() && Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Records a span that has already ended, as a child of a kept trace context.</summary>
    internal static void RecordSpan(
        string name, string traceParent, DateTimeOffset start, DateTimeOffset end, ActivityTagsCollection tags, string? error = null)
    {
        if (!ActivityContext.TryParse(traceParent, traceState: null, out var parent)) return;
        using var span = Source.StartActivity(ActivityKind.Internal, parent, tags, links: null, start, name);
        if (span is null) return;
        if (error is not null) span.SetStatus(ActivityStatusCode.Error, error);
        span.SetEndTime(end.UtcDateTime);
    }
}
