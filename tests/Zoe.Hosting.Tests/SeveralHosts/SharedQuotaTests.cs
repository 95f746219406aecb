using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>Quotas are decided by the leader, whichever host gets a submission.</summary>
public sealed class SharedQuotaTests : SeveralHostsTest
{
    [Fact]
    public async Task Concurrent_submissions_to_three_hosts_never_exceed_the_quota()
    {
        await StartAsync(options => options.DefaultQuota = new Quota { ConcurrentExecutions = 2 });

        var submitted = await Task.WhenAll(Enumerable.Range(0, 30).Select(number =>
            Hosts[number % Hosts.Count].SubmitAsync(Applications.Batch("run 0.02", cores: 0.1))));
        foreach (var one in submitted) await PostgresHost.WaitAsync(() => Leader.HasEndedAsync(one.Id));

        var entries = new List<ExecutionEvent>();
        foreach (var one in submitted) entries.AddRange(await Leader.Executions.GetHistoryAsync(one.Id, Cancellation));
        var used = 0;
        foreach (var entry in entries.Where(entry => entry.Service is null).OrderBy(entry => entry.Time).ThenByDescending(IsEnd))
        {
            if (entry.To == ExecutionStatus.Queued.ToName() && entry.From == ExecutionStatus.Submitted.ToName()) used++;
            if (IsEnd(entry)) used--;
            used.ShouldBeLessThanOrEqualTo(2);
        }

        used.ShouldBe(0);
    }

    [Fact]
    public async Task A_quota_set_on_one_host_is_read_on_another_at_once_and_applied()
    {
        await StartAsync();
        var (first, second) = (Followers[0], Followers[1]);

        for (var limit = 1; limit <= 5; limit++)
        {
            await first.Get<IQuotas>().SetAsync(EngineHost.Owner.Id, new Quota { ConcurrentExecutions = limit }, Cancellation);
            (await second.Get<IQuotas>().ReadAsync(EngineHost.Owner.Id, Cancellation)).ConcurrentExecutions.ShouldBe(limit);
            Leader.Get<IQuotas>().Find(EngineHost.Owner.Id).ConcurrentExecutions.ShouldBe(limit);
        }
    }

    [Fact]
    public async Task Of_quotas_set_on_several_hosts_concurrently_the_stored_one_is_applied()
    {
        await StartAsync();

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Hosts.Select((host, number) => host.Get<IQuotas>().SetAsync(
                EngineHost.Owner.Id, new Quota { ConcurrentExecutions = (10 * round) + number + 1 }, Cancellation)));
            Leader.Get<IQuotas>().Find(EngineHost.Owner.Id).ShouldBe(await Leader.Get<IQuotas>().ReadAsync(EngineHost.Owner.Id, Cancellation));
        }
    }

    private static bool IsEnd(ExecutionEvent entry) => entry.To is "terminated" or "error";
}
