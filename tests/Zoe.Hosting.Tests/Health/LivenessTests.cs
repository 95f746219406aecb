using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting.Background;
using Zoe.Hosting.Health;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Health;

/// <summary>A background task that fails makes the process unhealthy.</summary>
public sealed class LivenessTests : EngineTest
{
    [Theory]
    [InlineData(nameof(IBackend.WatchAsync))]
    [InlineData("end of events")]
    public async Task An_error_of_the_driver_outside_a_command_stops_the_engine(string call)
    {
        FaultyBackend? backend = null;
        await using var host = await StartAsync(
            Cluster("a"), configure: options => options.DistributeCores = true, wrapBackend: inner => backend = new FaultyBackend(inner),
            addServices: StayAlive);
        (await CheckAsync(host)).ShouldBe(HealthStatus.Healthy);
        backend!.Fail(call);

        var problem = await WaitForFailureAsync(host);
        problem.Message.ShouldStartWith("EngineLoop has stopped: ");
        (await CheckAsync(host)).ShouldBe(HealthStatus.Unhealthy);
        await Should.ThrowAsync<EngineStoppedException>(() => host.SubmitAsync(Applications.Forever()));
    }

    [Fact]
    public async Task An_error_of_background_file_work_is_seen()
    {
        await using var host = await StartAsync(Cluster("a"), addServices: StayAlive);
        host.Services.GetRequiredService<BackgroundFiles>().Enqueue("failing", () => throw new InvalidOperationException("as ordered"));

        (await WaitForFailureAsync(host)).Message.ShouldBe("BackgroundFiles has stopped: as ordered Restart the server.");
    }

    [Fact]
    public async Task An_error_of_the_GELF_receiver_is_seen()
    {
        await using var host = await StartAsync(
            Cluster("a"), configure: options => (options.GelfListenerPort, options.GelfListenAddress) = (0, IPAddress.Loopback.ToString()),
            addServices: StayAlive);
        var listener = host.Services.GetRequiredService<GelfListener>();
        typeof(GelfListener).GetField("_socket", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(listener)
            .ShouldBeOfType<System.Net.Sockets.Socket>().Dispose();

        (await WaitForFailureAsync(host)).Message.ShouldStartWith("GelfListener has stopped: ");
    }

    /// <summary>Each background service of the package is found by the watch, one that is added tomorrow too.</summary>
    [Fact]
    public async Task All_background_services_are_watched()
    {
        await using var host = await StartAsync(Cluster("a"), addServices: services =>
        {
            StayAlive(services);
            services.AddHostedService<FailingService>();
        });

        (await WaitForFailureAsync(host)).Message.ShouldStartWith("FailingService has stopped: as ordered");
        var running = host.Services.GetServices<IHostedService>().Select(service => service.GetType()).ToList();
        foreach (var service in typeof(IExecutions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BackgroundService))))
            running.ShouldContain(service);
    }

    [Fact]
    public async Task A_failed_task_stops_the_host_and_is_known_before_that_has_ended()
    {
        FaultyBackend? backend = null;
        await using var host = await StartAsync(Cluster("a"), wrapBackend: inner => backend = new FaultyBackend(inner));
        backend!.Fail(nameof(IBackend.WatchAsync));

        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var stopped = new TaskCompletionSource();
        await using var _ = stopping.Register(stopped.SetResult);
        await stopped.Task.WaitAsync(EngineHost.Timeout, TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);
        host.Health.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_of_the_driver_in_a_start_is_reported_and_the_start_repeated()
    {
        FaultyBackend? backend = null;
        await using var host = await StartAsync(Cluster("a"), wrapBackend: inner => backend = new FaultyBackend(inner));
        backend!.Fail(nameof(IBackend.StartAsync));

        await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        host.Health.Problems.ShouldHaveSingleItem().Name.ShouldBe(HealthConditions.UnexpectedError);
        host.Health.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_of_the_driver_while_it_reads_output_is_reported()
    {
        FaultyBackend? backend = null;
        await using var host = await StartAsync(Cluster("a"), wrapBackend: inner => backend = new FaultyBackend(inner));
        backend!.Fail(nameof(IBackend.ReadLogsAsync));

        await host.WaitAsync((await host.SubmitAsync(Applications.Batch())).Id, ExecutionStatus.Terminated);
        host.Health.Problems.ShouldHaveSingleItem().Message.ShouldContain("is not collected any more: An error of the driver");
    }

    private static async Task<HealthProblem> WaitForFailureAsync(EngineHost host)
    {
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (host.Health.IsAlive) await Task.Delay(10, limit.Token);
        return host.Health.Problems.First(problem => problem.NeedsRestart);
    }

    private static async Task<HealthStatus> CheckAsync(EngineHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("live"))).Status;

    // Hosts stop by default; here they go on, to be asked.
    private static void StayAlive(IServiceCollection services)
    {
        services.AddHealthChecks().AddZoe();
        services.Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
    }

    private sealed class FailingService : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("as ordered");
        }
    }
}
