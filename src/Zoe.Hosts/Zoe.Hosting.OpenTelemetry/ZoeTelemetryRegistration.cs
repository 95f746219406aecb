using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Zoe.Hosting.OpenTelemetry.Monitoring;

namespace Zoe.Hosting.OpenTelemetry;

/// <summary>Registers metrics, traces and logs for a host that runs Zoe.</summary>
public static class ZoeTelemetryRegistration
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Collects metrics of the engine, of HTTP requests and of the runtime, spans and logs, and exports them as the options
    /// say. Call it besides <c>AddZoe</c>. An application with its own OpenTelemetry calls <see cref="ZoeInstrumentation"/>
    /// instead.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The host's configuration, for the standard <c>OTEL_…</c> variables.</param>
    /// <param name="options">The settings, known at registration.</param>
    public static IServiceCollection AddZoeTelemetry(
        this IServiceCollection services, IConfiguration configuration, ZoeTelemetryOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(Options.Create(options));
        if (new TelemetryOptionsValidator().Validate(null, options) is { Failed: true } refused)
            throw new OptionsValidationException(nameof(ZoeTelemetryOptions), typeof(ZoeTelemetryOptions), refused.Failures);

        var exports = options.OtlpEndpoint is not null || !string.IsNullOrEmpty(configuration[EndpointVariable]);
        var serves = options.MonitoringPort is not null;
        if (!exports && !serves) return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("zoe").AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddZoeInstrumentation().AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();
                if (serves) metrics.AddPrometheusExporter();
            });
        if (exports)
        {
            telemetry.WithTracing(tracing =>
            {
                if (string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]))
                    tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceRatio)));
                tracing.AddZoeInstrumentation().AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
            });
            telemetry.WithLogging(configureBuilder: null, logs => logs.IncludeScopes = true);
            if (options.OtlpEndpoint is { } endpoint) telemetry.UseOtlpExporter(ReadProtocol(configuration), endpoint);
            else telemetry.UseOtlpExporter();
        }

        if (!serves) return services;
        services.AddHealthChecks().AddZoe();
        services.AddSingleton<MonitoringServer>();
        services.AddSingleton<IMonitoringAddress>(provider => provider.GetRequiredService<MonitoringServer>());
        services.AddHostedService(provider => provider.GetRequiredService<MonitoringServer>());
        return services;
    }

    private static OtlpExportProtocol ReadProtocol(IConfiguration configuration) =>
        configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "http/protobuf" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
}
