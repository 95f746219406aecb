namespace Zoe.Hosting.OpenTelemetry;

/// <summary>Settings of metrics, traces and logs.</summary>
public sealed class ZoeTelemetryOptions
{
    /// <summary>
    /// Address of an OpenTelemetry collector to which metrics, traces and logs are sent, such as
    /// <c>http://127.0.0.1:4317</c>. Null means that of the variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without both nothing
    /// is sent. The other standard variables, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> for example, apply too.
    /// </summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>
    /// The part of requests without a trace of their own that begin one, from 0 to 1. <c>OTEL_TRACES_SAMPLER</c> takes
    /// precedence.
    /// </summary>
    public double TraceRatio { get; set; } = 0.1;

    /// <summary>
    /// TCP port of <c>/metrics</c> for Prometheus, <c>/health/live</c> and <c>/health/ready</c>, 0 for any free port; null
    /// for none.
    /// </summary>
    public int? MonitoringPort { get; set; }

    /// <summary>IP address of that port. With another than a loopback address, <see cref="MetricsToken"/> is required.</summary>
    public string MonitoringAddress { get; set; } = "127.0.0.1";

    /// <summary>
    /// Secret that requests for <c>/metrics</c> must have in the header <c>Authorization: Bearer</c>; null for none.
    /// </summary>
    public string? MetricsToken { get; set; }
}
