using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Zoe.Hosting;
using Zoe.Hosting.OpenTelemetry;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Metrics, traces and health for administrators.</summary>
[DisplayName("Monitoring")]
internal sealed class MonitoringOptions
{
    [Number("TCP port of /metrics for Prometheus, /health/live and /health/ready; 0 takes a free one.", Default = "none", See = "monitoring.md")]
    [Range(0, 65535, ErrorMessage = "it must be a TCP port from 0 (any free port) to {2}")]
    public int? MonitoringPort { get; set; }

    [IpAddress("IP address of MonitoringPort. Another than a loopback address requires MetricsToken.")]
    public IPAddress MonitoringAddress { get; set; } = IPAddress.Loopback;

    [Secret("Token that requests for /metrics must send as Authorization: Bearer.", Default = "none", See = "monitoring.md")]
    public string? MetricsToken { get; set; }

    [Text("Address of an OpenTelemetry collector to which metrics, traces and logs are sent: http://127.0.0.1:4317.",
        Default = "`OTEL_EXPORTER_OTLP_ENDPOINT`, or none", See = "monitoring.md")]
    [RegularExpression("^https?://[^/]+/?$", ErrorMessage = "it must be an address such as http://127.0.0.1:4317")]
    public string? OtlpEndpoint { get; set; }

    [Fraction("Part of the requests whose traces are recorded, from 0 to 1.", See = "monitoring.md")]
    public double TraceRatio { get; set; } = new ZoeTelemetryOptions().TraceRatio;

    [Seconds("Seconds between samples of what services use, from 1 to 60; never turns usage and accounting off.", See = "monitoring.md#usage-and-accounting")]
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "it must be from 1 to 60 seconds, or never")]
    public TimeSpan? UsageInterval { get; set; } = new ZoeOptions().UsageInterval;

    [Days("Days for which the usage of services is kept, or never to keep it as long as their execution.", See = "monitoring.md#usage-and-accounting")]
    public TimeSpan? UsageRetention { get; set; } = new ZoeOptions().UsageRetention;

    [Days("Days for which the audit log is kept, or never to keep it for ever.", See = "monitoring.md#audit-log")]
    public TimeSpan? AuditRetention { get; set; } = new ZoeOptions().AuditRetention;

    /// <summary>The options of the package.</summary>
    public ZoeTelemetryOptions ToTelemetryOptions() => new()
    {
        MonitoringPort = MonitoringPort,
        MonitoringAddress = MonitoringAddress.ToString(),
        MetricsToken = MetricsToken,
        OtlpEndpoint = OtlpEndpoint is null ? null : new Uri(OtlpEndpoint),
        TraceRatio = TraceRatio,
    };
}
