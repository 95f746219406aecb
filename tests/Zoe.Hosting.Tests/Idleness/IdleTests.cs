using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Idleness;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Idleness;

/// <summary>Idle executions are warned and then ended.</summary>
public sealed class IdleTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly CpuActivity _cpu = new();

    [Fact]
    public async Task An_idle_execution_is_warned_and_ended_with_a_reason()
    {
        await using var host = await StartIdleAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.2));
        var submitted = await host.SubmitAsync(Applications.Forever());
        _cpu.IdleTimes[submitted.Id] = TimeSpan.FromHours(1);

        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
        ended.ErrorMessage.ShouldNotBeNull().ShouldStartWith("It was idle for ");
        var history = await host.Executions.GetHistoryAsync(submitted.Id, Cancellation);
        history.Single(entry => entry.Reason?.StartsWith("Idle: it is ended at ", StringComparison.Ordinal) == true).To.ShouldBe("running");
    }

    [Fact]
    public async Task An_execution_with_CPU_usage_or_of_unknown_usage_is_not_idle()
    {
        await using var host = await StartIdleAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.2));
        var busy = await host.SubmitAsync(Applications.Forever());
        _cpu.IdleTimes[busy.Id] = TimeSpan.Zero;
        var unknown = await host.SubmitAsync(Applications.Forever());
        var idle = await host.SubmitAsync(Applications.Forever());
        _cpu.IdleTimes[idle.Id] = TimeSpan.FromHours(1);

        await host.WaitAsync(idle.Id, ExecutionStatus.Terminated);
        foreach (var id in new[] { busy.Id, unknown.Id })
        {
            var execution = (await host.Executions.FindAsync(id, Cancellation))!;
            (execution.Status, execution.IdleEnd).ShouldBe((ExecutionStatus.Running, null));
        }
    }

    [Fact]
    public async Task A_request_through_a_link_withdraws_the_warning()
    {
        await using var host = await StartIdleAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(0.3));
        var submitted = await host.SubmitAsync(Applications.Forever());
        _cpu.IdleTimes[submitted.Id] = TimeSpan.FromHours(1);
        await WaitForCheckAsync(host, submitted.Id, execution => execution.IdleEnd is not null);

        using (host.Services.GetRequiredService<LinkActivity>().Open(submitted.Id))
            await WaitForCheckAsync(host, submitted.Id, execution => execution.IdleEnd is null);
    }

    [Fact]
    public async Task An_extension_withdraws_the_warning_and_is_recorded()
    {
        await using var host = await StartIdleAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(0.3));
        var submitted = await host.SubmitAsync(Applications.Forever());
        _cpu.IdleTimes[submitted.Id] = TimeSpan.FromHours(1);
        await WaitForCheckAsync(host, submitted.Id, execution => execution.IdleEnd is not null);

        var extended = await host.Executions.ExtendAsync(submitted.Id, TimeSpan.FromHours(1), "grace", Cancellation);
        extended.IdleEnd.ShouldBeNull();
        extended.KeepUntil.ShouldNotBeNull();
        (await host.Executions.GetHistoryAsync(submitted.Id, Cancellation))[^1].By.ShouldBe("grace");
        host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<IdleMonitor>().Single().Check(TimeSpan.FromMinutes(5));
        (await host.Executions.FindAsync(submitted.Id, Cancellation))!.IdleEnd.ShouldBeNull();
    }

    [Fact]
    public void An_open_request_is_activity_until_it_ends()
    {
        var time = new FakeTimeProvider();
        var links = new LinkActivity(time);
        var execution = Zoe.Hosting.Tests.Store.StoreTest.Execution(1);
        time.Advance(TimeSpan.FromMinutes(1));
        links.FindIdleTime(execution).ShouldBe(TimeSpan.FromMinutes(1));

        using (links.Open(1))
        {
            time.Advance(TimeSpan.FromHours(1));
            links.FindIdleTime(execution).ShouldBe(TimeSpan.Zero);
        }

        time.Advance(TimeSpan.FromMinutes(2));
        links.FindIdleTime(execution).ShouldBe(TimeSpan.FromMinutes(2));
        links.Forget(_ => true);
        links.FindIdleTime(execution).ShouldBe(TimeSpan.FromMinutes(63));
    }

    private Task<EngineHost> StartIdleAsync(TimeSpan after, TimeSpan warning) => StartAsync(
        Cluster("a"),
        configure: options => (options.IdleAfter, options.IdleWarning) = (after, warning),
        addServices: services => services.AddSingleton<IActivitySource>(_cpu));

    /// <summary>Checks, as the monitor does every 30 seconds, until a condition holds.</summary>
    private static async Task WaitForCheckAsync(EngineHost host, long id, Func<Execution, bool> condition)
    {
        var monitor = host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<IdleMonitor>().Single();
        while (!condition((await host.Executions.FindAsync(id, Cancellation))!))
        {
            monitor.Check(TimeSpan.FromMinutes(5));
            await Task.Delay(20, Cancellation);
        }
    }

    private sealed class CpuActivity : IActivitySource
    {
        public ConcurrentDictionary<long, TimeSpan> IdleTimes { get; } = new();

        public TimeSpan? FindIdleTime(Execution execution) => IdleTimes.TryGetValue(execution.Id, out var time) ? time : null;
    }
}
