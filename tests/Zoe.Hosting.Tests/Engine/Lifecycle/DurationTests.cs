using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Expected durations, priorities, and the queue orders that use them.</summary>
public sealed class DurationTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_duration_is_estimated_from_former_runs_of_the_same_ZApp_by_the_same_user()
    {
        await using var host = await StartAsync(Cluster("a"));
        (await host.SubmitAsync(Applications.Batch("run 0.01 exit 1"))).ExpectedDuration.ShouldBeNull();
        await using var next = await RestartAfterRunsAsync(host, "run 0.1", "run 0.1", "run 0.6");

        var again = await next.SubmitAsync(Applications.Batch());
        again.IsDurationEstimated.ShouldBeTrue();
        again.ExpectedDuration.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(0.59));
        (await next.SubmitAsync(Applications.Batch() with { Name = "other" })).ExpectedDuration.ShouldBeNull();
        var other = new Submission(Applications.Batch(), "run", new User { Id = 2, UserName = "grace" });
        (await next.Executions.SubmitAsync(other, Cancellation)).ExpectedDuration.ShouldBeNull();
    }

    [Fact]
    public async Task A_given_duration_is_used_as_it_is()
    {
        await using var host = await StartAsync(Cluster("a"));
        var given = await SubmitAsync(host, TimeSpan.FromMinutes(5));
        (given.ExpectedDuration, given.IsDurationEstimated).ShouldBe((TimeSpan.FromMinutes(5), false));
        (await host.Executions.FindAsync(given.Id, Cancellation))!.ExpectedDuration.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Estimates_can_be_switched_off()
    {
        await using var host = await StartAsync(Cluster("a"));
        await host.WaitAsync((await host.SubmitAsync(Applications.Batch())).Id, ExecutionStatus.Terminated);
        await host.DisposeAsync();
        await using var next = await StartAsync(Cluster("a"), configure: options => options.EstimateDurations = false);
        (await next.SubmitAsync(Applications.Batch())).ExpectedDuration.ShouldBeNull();
    }

    [Theory]
    [InlineData(QueueOrderNames.Psjf, false)]
    [InlineData(QueueOrderNames.Srpt, false)]
    [InlineData(QueueOrderNames.Hrrn, false)]
    [InlineData(QueueOrderNames.Fifo, true)]
    public async Task Orders_by_duration_start_the_shortest_first(string order, bool oldestFirst)
    {
        await using var host = await StartAsync(Cluster("a"), configure: options => options.SchedulerPolicy = order);
        var blocker = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4)));
        await host.WaitAsync(blocker.Id, ExecutionStatus.Running);
        var slow = await SubmitAsync(host, TimeSpan.FromHours(10));
        var fast = await SubmitAsync(host, TimeSpan.FromSeconds(1));

        await host.Executions.TerminateAsync(blocker.Id, "make room", Cancellation);
        var (first, second) = oldestFirst ? (slow, fast) : (fast, slow);
        await host.WaitAsync(first.Id, ExecutionStatus.Running);
        (await host.Executions.FindAsync(second.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Queued);
    }

    [Fact]
    public async Task An_order_by_duration_says_that_the_duration_is_not_known()
    {
        await using var host = await StartAsync(Cluster("a"), configure: options => options.SchedulerPolicy = QueueOrderNames.Psjf);
        var big = await host.SubmitAsync(Applications.Batch(cores: 5));
        var waiting = await host.WaitAsync(big.Id, execution => execution.WaitReason is not null);
        waiting.WaitReason.ShouldNotBeNull().ShouldEndWith(
            " Its expected duration is not known, so that it is queued after those with a known one.");
    }

    [Fact]
    public async Task A_high_priority_starts_first()
    {
        await using var host = await StartAsync(Cluster("a"));
        var blocker = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4)));
        await host.WaitAsync(blocker.Id, ExecutionStatus.Running);
        var low = await SubmitAsync(host, null);
        var high = await SubmitAsync(host, null, priority: 1);

        await host.Executions.TerminateAsync(blocker.Id, "make room", Cancellation);
        await host.WaitAsync(high.Id, ExecutionStatus.Running);
        (await host.Executions.FindAsync(low.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Queued);
    }

    private static Task<Execution> SubmitAsync(EngineHost host, TimeSpan? duration, int priority = 0) => host.Executions.SubmitAsync(
        new Submission(Applications.Of(Applications.Service("main", null, monitor: true, cores: 4)), "run", EngineHost.Owner)
        {
            ExpectedDuration = duration,
            Priority = priority,
        },
        Cancellation);

    /// <summary>A new engine has no cached estimate.</summary>
    private async Task<EngineHost> RestartAfterRunsAsync(EngineHost host, params string[] commands)
    {
        foreach (var command in commands)
            await host.WaitAsync((await host.SubmitAsync(Applications.Batch(command))).Id, ExecutionStatus.Terminated);
        await host.DisposeAsync();
        return await StartAsync(Cluster("a"));
    }
}
