using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Tests.Support;
using Zoe.Hosting.Usage;
using Zoe.Hosting.Usage.Sampling;

namespace Zoe.Hosting.Tests.Usage;

public sealed class UsageSamplerTests : EngineTest
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Usage_and_reservations_are_measured_stored_and_accounted()
    {
        await using var host = await StartAsync();
        var running = await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        await SampleAsync(host, times: 13);

        // A virtual service without limits uses half a core and 64 MiB.
        var usage = (await Usage(host).ReadAsync(running, Cancellation)).ShouldHaveSingleItem();
        usage.MaxMillicores.ShouldBe(500);
        usage.MaxMemoryBytes.ShouldBe(64L << 20);
        usage.Points[0].Millicores.ShouldBe(500);
        usage.Points[0].Interval.ShouldBe(TimeSpan.FromMinutes(1));
        usage.Summary.ShouldBe("used at most 0.5 of 1 cores and 64 of 0 MiB");
        var account = (await Store(host).ReadAccountingAsync(new DateOnly(2030, 1, 1), Cancellation)).ShouldHaveSingleItem();
        account.UserName.ShouldBe("ada");
        account.ReservedCoreSeconds.ShouldBe(120, 1e-6);
        account.UsedCoreSeconds.ShouldBe(60, 1e-6);
        account.UsedGibSeconds.ShouldBe(120 / 16.0, 1e-6);
        (await Store(host).ReadAccountingAsync(new DateOnly(2030, 2, 1), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Totals_of_a_user_outlive_the_execution_and_its_points_do_not()
    {
        await using var host = await StartAsync();
        var running = await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        await SampleAsync(host, times: 13);
        var serviceId = running.Services[0].Id;
        (await Store(host).ReadAsync([serviceId], Cancellation)).ShouldNotBeEmpty();
        await host.Executions.TerminateAsync(running.Id, "enough", Cancellation);
        await host.WaitAsync(running.Id, ExecutionStatus.Terminated);
        await host.Executions.DeleteAsync(running.Id, Cancellation);

        (await Store(host).ReadAsync([serviceId], Cancellation)).ShouldBeEmpty();
        (await Store(host).ReadAccountingAsync(null, Cancellation)).ShouldHaveSingleItem().ReservedCoreSeconds.ShouldBe(120, 1e-6);
    }

    [Fact]
    public async Task The_current_usage_is_summed_by_node_and_execution()
    {
        await using var host = await StartAsync();
        var running = await host.WaitAsync(
            (await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true), Applications.Service("worker", null, essential: 1, cores: 0.5)))).Id,
            execution => execution.Status is ExecutionStatus.Running && AllActive(execution));
        await SampleAsync(host, times: 2);

        var current = Usage(host).ReadCurrent();
        current.Nodes.ShouldHaveSingleItem().ShouldBe(new NodeUsage("a", 1000, 128L << 20));
        current.Executions.ShouldHaveSingleItem().ShouldBe(new ExecutionUsage(running.Id)
        {
            RunningServices = 2,
            ReservedMillicores = 1500,
            ReservedMemoryBytes = 2048,
            UsedMillicores = 1000,
            UsedMemoryBytes = 128L << 20,
        });
        Usage(host).FindIdleTime(running.Services[0].Id).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_gap_without_samples_is_not_charged()
    {
        await using var host = await StartAsync();
        await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        await SampleAsync(host, times: 2);
        _time.Advance(TimeSpan.FromHours(3));
        await SampleAsync(host, times: 13);

        // 10 s before the gap and 120 s after it.
        (await Store(host).ReadAccountingAsync(null, Cancellation)).Sum(entry => entry.ReservedCoreSeconds).ShouldBeInRange(119, 131);
    }

    [Fact]
    public async Task A_node_that_does_not_answer_does_not_hold_up_the_others()
    {
        var cluster = new VirtualCluster([Node("a"), Node("b")], _time);
        await using var host = await StartAsync(cluster);
        var running = await host.WaitAsync(
            (await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 3), Applications.Service("other", null, cores: 3)))).Id,
            execution => execution.Status is ExecutionStatus.Running && AllActive(execution));
        await SampleAsync(host, times: 1);
        cluster.SuppressEvents("b", () => cluster.LoseNode("b"));
        _time.Advance(Interval);
        await SampleAsync(host, times: 1);

        var current = Usage(host).ReadCurrent();
        current.Executions.ShouldHaveSingleItem().UsedMillicores.ShouldBe(500);
        running.Services.Select(service => service.Node).Order().ShouldBe(["a", "b"]);
    }

    private static IServiceUsage Usage(EngineHost host) => host.Services.GetRequiredService<IServiceUsage>();

    private static IUsageStore Store(EngineHost host) => host.Services.GetRequiredService<IUsageStore>();

    private Task<EngineHost> StartAsync(VirtualCluster? cluster = null) => StartAsync(
        cluster ?? new VirtualCluster([Node("a")], _time), configure: options => options.UsageInterval = null, time: _time,
        addServices: services => services.AddSingleton<IUsageStore, SqliteUsageStore>());

    private async Task SampleAsync(EngineHost host, int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (i > 0) _time.Advance(Interval);
            await host.Services.GetRequiredService<UsageSampler>().SampleAsync(Cancellation);
        }
    }
}
