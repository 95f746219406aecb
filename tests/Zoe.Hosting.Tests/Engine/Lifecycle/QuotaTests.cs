using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Quotas of users on a running engine.</summary>
public sealed class QuotaTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_submissions_never_exceed_the_quota_and_all_run()
    {
        await using var host = await StartAsync(Cluster("a", "b"), configure: WithQuota(new Quota { ConcurrentExecutions = 2 }));
        var submitted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SubmitAsync(Applications.Batch("run 0.02"))));

        submitted.Count(execution => execution.Status is ExecutionStatus.Queued).ShouldBeLessThan(20);
        foreach (var one in submitted) await host.WaitAsync(one.Id, ExecutionStatus.Terminated);
        await AssertNeverMoreThanAsync(host, submitted, 2);
    }

    [Fact]
    public async Task An_execution_that_fits_when_another_has_ended_waits_with_a_reason()
    {
        await using var host = await StartAsync(Cluster("a"), configure: WithQuota(new Quota { Millicores = 1500 }));
        var first = await host.SubmitAsync(Applications.Forever());
        var second = await host.SubmitAsync(Applications.Batch());

        (second.Status, second.WaitReason).ShouldBe((
            ExecutionStatus.Submitted, "The quota of ada allows at most 1.5 cores; it is queued when others of this user have ended."));
        await host.WaitAsync(first.Id, ExecutionStatus.Running);
        await host.Executions.TerminateAsync(first.Id, "make room", Cancellation);
        await host.WaitAsync(second.Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task A_submission_that_alone_exceeds_the_quota_is_refused()
    {
        var quota = new Quota { Millicores = 1500, MemoryBytes = 1L << 30, RunTime = TimeSpan.FromHours(2) };
        await using var host = await StartAsync(Cluster("a"), configure: WithQuota(quota));
        var workers = Applications.Of(
            Applications.Service("main", null, monitor: true, cores: 0.5), Applications.Service("worker", null, essential: 0, total: 3, cores: 0.5));

        (await Should.ThrowAsync<QuotaExceededException>(() => host.SubmitAsync(workers)))
            .Message.ShouldBe("The execution alone exceeds the quota of ada: at most 1.5 cores, elastic services included.");
        var longOne = new Submission(Applications.Batch(), "run", EngineHost.Owner) { TimeLimit = TimeSpan.FromHours(3) };
        (await Should.ThrowAsync<QuotaExceededException>(() => host.Executions.SubmitAsync(longOne, Cancellation)))
            .Message.ShouldBe("The time limit is 3 hours, but the quota of ada allows a run time of at most 2 hours.");
        (await host.Executions.ListAsync(new ExecutionFilter(), Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_users_are_not_affected()
    {
        await using var host = await StartAsync(Cluster("a"), configure: WithQuota(new Quota { ConcurrentExecutions = 1 }));
        await host.SubmitAsync(Applications.Forever());
        (await host.SubmitAsync(Applications.Batch())).Status.ShouldBe(ExecutionStatus.Submitted);
        var other = new Submission(Applications.Batch(), "run", new User { Id = 2, UserName = "grace" });
        (await host.Executions.SubmitAsync(other, Cancellation)).Status.ShouldBe(ExecutionStatus.Queued);
    }

    [Fact]
    public async Task A_high_priority_is_queued_first_when_the_quota_allows_one_more()
    {
        await using var host = await StartAsync(Cluster("a"), configure: WithQuota(new Quota { ConcurrentExecutions = 1 }));
        var first = await host.SubmitAsync(Applications.Forever());
        var low = await host.SubmitAsync(Applications.Forever());
        var high = await host.Executions.SubmitAsync(
            new Submission(Applications.Forever(), "high", EngineHost.Owner) { Priority = 1 }, Cancellation);

        await host.WaitAsync(first.Id, ExecutionStatus.Running);
        await host.Executions.TerminateAsync(first.Id, "make room", Cancellation);
        await host.WaitAsync(high.Id, ExecutionStatus.Running);
        (await host.Executions.FindAsync(low.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Submitted);
    }

    [Fact]
    public async Task A_quota_of_a_user_is_stored_and_applied_at_once()
    {
        var cluster = Cluster("a");
        long waiting;
        await using (var host = await StartWithStoreAsync(cluster))
        {
            var quotas = host.Services.GetRequiredService<IQuotas>();
            await quotas.SetAsync(EngineHost.Owner.Id, new Quota { ConcurrentExecutions = 1 }, Cancellation);
            quotas.Find(EngineHost.Owner.Id).ConcurrentExecutions.ShouldBe(1);
            quotas.Find(99).ShouldBe(Quota.None);
            await host.SubmitAsync(Applications.Forever());
            waiting = (await host.SubmitAsync(Applications.Forever())).Id;
        }

        await using var next = await StartWithStoreAsync(cluster);
        (await next.Executions.FindAsync(waiting, Cancellation))!.Status.ShouldBe(ExecutionStatus.Submitted);
        await next.Services.GetRequiredService<IQuotas>().SetAsync(EngineHost.Owner.Id, null, Cancellation);
        await next.WaitAsync(waiting, ExecutionStatus.Running);
    }

    [Fact]
    public async Task Lowering_a_quota_lets_queued_executions_wait_again()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.SubmitAsync(Applications.Forever());
        var queued = await host.SubmitAsync(Applications.Batch(cores: 3.5));
        await host.WaitAsync(first.Id, ExecutionStatus.Running);
        (await host.Executions.FindAsync(queued.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Queued);

        await host.Services.GetRequiredService<IQuotas>().SetAsync(EngineHost.Owner.Id, new Quota { ConcurrentExecutions = 1 }, Cancellation);
        (await host.Executions.FindAsync(queued.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Submitted);
        (await host.Executions.FindAsync(first.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Running);
    }

    private Task<EngineHost> StartWithStoreAsync(Zoe.Backends.VirtualCluster cluster) => StartAsync(
        cluster, addServices: services => services.AddSingleton<IQuotaStore>(
            provider => new SqliteQuotaStore(provider.GetRequiredService<SqliteDatabase>())));

    private static Action<ZoeOptions> WithQuota(Quota quota) => options => options.DefaultQuota = quota;

    /// <summary>By their histories: how many were queued or held resources at the same time.</summary>
    private static async Task AssertNeverMoreThanAsync(EngineHost host, Execution[] executions, int limit)
    {
        var entries = new List<ExecutionEvent>();
        foreach (var one in executions) entries.AddRange(await host.Executions.GetHistoryAsync(one.Id, Cancellation));
        var used = 0;
        // At the same time, those that end make room for those that are queued.
        foreach (var entry in entries.Where(entry => entry.Service is null).OrderBy(entry => entry.Time).ThenByDescending(IsEnd))
        {
            if (entry.To == ExecutionStatus.Queued.ToName() && entry.From == ExecutionStatus.Submitted.ToName()) used++;
            if (IsEnd(entry)) used--;
            used.ShouldBeLessThanOrEqualTo(limit);
        }

        used.ShouldBe(0);
    }

    private static bool IsEnd(ExecutionEvent entry) => entry.To is "terminated" or "error";
}
