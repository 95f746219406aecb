using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Hosting.Health;
using Zoe.Hosting.Sqlite;

namespace Zoe.Hosting.OpenTelemetry.Tests;

public sealed class MonitoringServerTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("zoe-monitoring-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Metrics_are_served_in_a_format_that_promtool_accepts()
    {
        using var host = await StartAsync(new ZoeTelemetryOptions { MonitoringPort = 0 });
        using var client = new HttpClient { BaseAddress = AddressOf(host) };
        var text = await client.GetStringAsync("/metrics", Cancellation);

        text.ShouldContain("\nzoe_queue_length{");
        text.ShouldContain("zoe_node_state=\"online\"");
        text.ShouldContain("# TYPE zoe_engine_step_duration_seconds histogram");
        var promtool = Environment.GetEnvironmentVariable("ZOE_TEST_PROMTOOL") ?? "/usr/bin/promtool";
        if (!File.Exists(promtool)) Assert.Skip("There is no promtool: install Debian's package prometheus, or set ZOE_TEST_PROMTOOL.");
        using var check = Process.Start(new ProcessStartInfo(promtool, ["check", "metrics"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        await check.StandardInput.WriteAsync(text.AsMemory(), Cancellation);
        check.StandardInput.Close();
        var complaints = await check.StandardError.ReadToEndAsync(Cancellation) + await check.StandardOutput.ReadToEndAsync(Cancellation);
        await check.WaitForExitAsync(Cancellation);
        // Exit code 3 is about names that the linter would choose otherwise, 1 about what cannot be parsed.
        check.ExitCode.ShouldNotBe(1, complaints);
        complaints.Split('\n').Where(line => line.StartsWith("zoe_", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Metrics_need_the_token_and_health_does_not()
    {
        using var host = await StartAsync(new ZoeTelemetryOptions { MonitoringPort = 0, MetricsToken = "secret-1" });
        using var client = new HttpClient { BaseAddress = AddressOf(host) };

        foreach (var (header, status) in new (AuthenticationHeaderValue?, HttpStatusCode)[]
        {
            (null, HttpStatusCode.Unauthorized),
            (new("Bearer", "secret-2"), HttpStatusCode.Unauthorized),
            (new("Bearer", "secret-1"), HttpStatusCode.OK),
        })
        {
            client.DefaultRequestHeaders.Authorization = header;
            using var answer = await client.GetAsync("/metrics", Cancellation);
            answer.StatusCode.ShouldBe(status, header?.ToString());
        }

        client.DefaultRequestHeaders.Authorization = null;
        (await client.GetStringAsync("/health/live", Cancellation)).ShouldBe("Healthy\n");
        using var other = await client.GetAsync("/", Cancellation);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_failed_task_and_a_missing_node_turn_the_checks_red()
    {
        using var host = await StartAsync(new ZoeTelemetryOptions { MonitoringPort = 0 }, nodes: 0);
        using var client = new HttpClient { BaseAddress = AddressOf(host) };
        using var ready = await client.GetAsync("/health/ready", Cancellation);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(Cancellation)).ShouldBe("Unhealthy\nzoe-ready: No node is reachable.\n");

        host.Services.GetRequiredService<EngineHealth>().RaiseFailedTask("EngineLoop", new IOException("The disk is gone."));
        using var live = await client.GetAsync("/health/live", Cancellation);
        live.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await live.Content.ReadAsStringAsync(Cancellation)).ShouldBe("Unhealthy\nzoe-live: EngineLoop has stopped: The disk is gone. Restart the server.\n");
    }

    [Theory]
    [InlineData("MonitoringAddress is 0.0.0.0, which other machines reach: set MetricsToken, or use a loopback address such as 127.0.0.1.", "0.0.0.0", null, 1.0)]
    [InlineData("MonitoringAddress is 'here', which is not an IP address.", "here", "token", 1.0)]
    [InlineData("MetricsToken is empty; it must have at least one character.", "127.0.0.1", "", 1.0)]
    [InlineData("TraceRatio is 2; it must be from 0 to 1.", "127.0.0.1", null, 2.0)]
    public void Wrong_options_are_refused(string message, string address, string? token, double ratio)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        var options = new ZoeTelemetryOptions { MonitoringPort = 0, MonitoringAddress = address, MetricsToken = token, TraceRatio = ratio };

        Should.Throw<OptionsValidationException>(() => builder.Services.AddZoeTelemetry(builder.Configuration, options))
            .Failures.ShouldBe([message]);
    }

    [Fact]
    public async Task Nothing_is_served_by_default()
    {
        using var host = await StartAsync(new ZoeTelemetryOptions());

        host.Services.GetService<IMonitoringAddress>().ShouldBeNull();
    }

    private static Uri AddressOf(IHost host) => host.Services.GetRequiredService<IMonitoringAddress>().Address.ShouldNotBeNull();

    private async Task<IHost> StartAsync(ZoeTelemetryOptions options, int nodes = 1)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddZoe(zoe => zoe.DataPath = _data.FullName).UseSqlite().UseVirtualCluster(nodes);
        builder.Services.AddZoeTelemetry(builder.Configuration, options);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var statistics = host.Services.GetRequiredService<Statistics.ISchedulerStatistics>();
        while (nodes > 0 && !statistics.HasOnlineNode) await Task.Delay(10, limit.Token);
        while (await host.Services.GetRequiredService<Health.Checks.EngineReadiness>().FindObstacleAsync(limit.Token) is { } obstacle
            && obstacle.Contains("loaded", StringComparison.Ordinal)) await Task.Delay(10, limit.Token);
        return host;
    }
}
