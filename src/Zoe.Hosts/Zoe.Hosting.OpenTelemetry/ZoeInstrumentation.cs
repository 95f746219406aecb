using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Zoe.Hosting.Diagnostics;

namespace Zoe.Hosting.OpenTelemetry;

/// <summary>Adds the engine's metrics and spans to an application's own OpenTelemetry.</summary>
public static class ZoeInstrumentation
{
    /// <summary>Collects the engine's metrics, whose names begin with <c>zoe.</c>.</summary>
    public static MeterProviderBuilder AddZoeInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(ZoeDiagnostics.MeterName);
    }

    /// <summary>Collects the spans of executions whose submission is part of a recorded trace.</summary>
    public static TracerProviderBuilder AddZoeInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(ZoeDiagnostics.ActivitySourceName);
    }
}
