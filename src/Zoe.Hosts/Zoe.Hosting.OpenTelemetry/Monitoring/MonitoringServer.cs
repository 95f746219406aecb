using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Zoe.Hosting.OpenTelemetry.Monitoring;

/// <summary>
/// Serves metrics and health on a port of its own, apart from what users reach, also in a host without other pages.
/// </summary>
internal sealed partial class MonitoringServer(
    IOptions<ZoeTelemetryOptions> options, MeterProvider metrics, HealthCheckService health, ILoggerFactory loggers) : IHostedService, IMonitoringAddress
{
    private readonly ILogger _logger = loggers.CreateLogger<MonitoringServer>();
    private WebApplication? _app;

    /// <inheritdoc/>
    public Uri? Address { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MonitoringPort is not { } port) return;
        var app = Build(IPAddress.Parse(options.Value.MonitoringAddress), port);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException failure)
        {
            await app.DisposeAsync();
            throw new IOException($"Metrics cannot be served on port {port} of {options.Value.MonitoringAddress}: {failure.Message}", failure);
        }

        _app = app;
        Address = new Uri(app.Urls.First());
        LogListening(_logger, Address);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is not { } app) return;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
    }

    private WebApplication Build(IPAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddOptions();
        var app = builder.Build();
        if (options.Value.MetricsToken is { } token) app.UseWhen(IsForMetrics, metrics => metrics.UseMiddleware<TokenMiddleware>(token));
        app.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, IsForMetrics, path: null, configureBranchedPipeline: null, optionsName: null);
        app.MapGet("/health/live", context => CheckAsync(context, "live"));
        app.MapGet("/health/ready", context => CheckAsync(context, "ready"));
        return app;
    }

    private static bool IsForMetrics(HttpContext context) => context.Request.Path == "/metrics";

    private async Task CheckAsync(HttpContext context, string tag)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(tag), context.RequestAborted);
        context.Response.StatusCode = report.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries.Where(entry => entry.Value.Description is not null).Select(entry => $"{entry.Key}: {entry.Value.Description}");
        await context.Response.WriteAsync(string.Join('\n', [report.Status.ToString(), .. lines, ""]), context.RequestAborted);
    }

    [LoggerMessage(1, LogLevel.Information, "Metrics and health are served at {Address}")]
    private static partial void LogListening(ILogger logger, Uri address);
}
