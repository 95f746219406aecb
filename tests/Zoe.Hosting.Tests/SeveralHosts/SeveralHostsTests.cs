using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>Three hosts on one PostgreSQL server: one leads, all answer.</summary>
public sealed class SeveralHostsTests : SeveralHostsTest
{
    [Fact]
    public async Task Requests_to_any_host_are_carried_out_by_the_leader()
    {
        await StartAsync();
        var (leader, first, second) = (Leader, Followers[0], Followers[1]);

        var submitted = await first.SubmitAsync(Applications.Forever());
        await PostgresHost.WaitAsync(() => second.IsAsync(submitted.Id, ExecutionStatus.Running));
        (await leader.Executions.FindAsync(submitted.Id, Cancellation))!.UserName.ShouldBe("ada");

        await second.Executions.TerminateAsync(submitted.Id, "no longer needed", "ada", Cancellation);
        await PostgresHost.WaitAsync(() => first.HasEndedAsync(submitted.Id));
        await Should.ThrowAsync<ExecutionStateException>(() => first.Executions.TerminateAsync(submitted.Id, "again", "ada", Cancellation));

        await first.Executions.DeleteAsync(submitted.Id, Cancellation);
        (await leader.Executions.FindAsync(submitted.Id, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_idempotency_key_on_allHosts_makes_one_execution()
    {
        await StartAsync();

        var submitted = await Task.WhenAll(Hosts.SelectMany(host => Enumerable.Range(0, 4).Select(_ => host.SubmitAsync(Applications.Batch(), "sweep-1"))));

        submitted.Select(execution => execution.Id).Distinct().ShouldHaveSingleItem();
        var other = Followers[0].SubmitAsync(Applications.Forever(), "sweep-1");
        (await Should.ThrowAsync<IdempotencyKeyException>(() => other)).Message.ShouldContain("sweep-1");
    }

    [Fact]
    public async Task Followers_know_nodes_and_running_executions()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Forever());

        foreach (var follower in Followers)
        {
            await PostgresHost.WaitAsync(() => Task.FromResult(
                follower.Statistics.Running.Contains(submitted.Id) && follower.Statistics.Nodes.Length == 2));
        }
    }

    [Fact]
    public async Task A_follower_sees_each_change_of_an_execution()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Batch());
        var last = ExecutionStatus.Submitted;

        await foreach (var execution in Followers[0].Executions.WatchAsync(submitted.Id, Cancellation)) last = execution.Status;

        last.ShouldBe(ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task Work_goes_on_when_the_leader_stops()
    {
        await StartAsync();
        var running = await Leader.SubmitAsync(Applications.Forever());
        await PostgresHost.WaitAsync(() => Followers[0].IsAsync(running.Id, ExecutionStatus.Running));
        var container = (await Leader.Executions.FindAsync(running.Id, Cancellation))!.Services[0].BackendId;

        var leader = Leader;
        await StopAsync(leader);
        await WaitForLeaderAsync();

        (await Leader.Executions.FindAsync(running.Id, Cancellation))!.Services[0].BackendId.ShouldBe(container);
        var next = await Followers[0].SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => Leader.HasEndedAsync(next.Id));
    }

    [Fact]
    public async Task A_leader_that_was_replaced_follows_and_can_lead_again()
    {
        await StartAsync();
        var former = Leader;
        await ReplaceLeaderAsync();
        await PostgresHost.WaitAsync(() => Task.FromResult(Hosts.Exists(host => host.Leads && host != former)));
        await PostgresHost.WaitAsync(() => Task.FromResult(!former.Leads));

        var submitted = await former.SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => former.HasEndedAsync(submitted.Id));

        foreach (var other in Hosts.Where(host => host != former).ToList())
            await StopAsync(other);

        await former.WaitForLeadershipAsync();
        var last = await former.SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => former.HasEndedAsync(last.Id));
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_leaders_are_replaced()
    {
        await StartAsync();
        var accepted = new List<Task<Execution>>();
        for (var i = 0; i < 60; i++)
        {
            accepted.Add(Hosts[i % Hosts.Count].SubmitAsync(Applications.Batch("run 0.05", cores: 0.1), $"job-{i}"));
            if (i % 20 == 10) await ReplaceLeaderAsync();
        }

        var ids = new HashSet<long>();
        for (var i = 0; i < accepted.Count; i++) ids.Add(await RepeatAsync(accepted[i], i)).ShouldBeTrue();
        foreach (var id in ids) await PostgresHost.WaitAsync(() => Hosts[0].HasEndedAsync(id));
        (await Hosts[0].Executions.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ShouldBe(ids.Order());
    }

    [Fact]
    public async Task A_host_without_an_engine_never_leads()
    {
        Hosts.Add(await StartOneAsync(options => options.RunEngine = false));
        Hosts.Add(await StartOneAsync());
        await Hosts[1].WaitForLeadershipAsync();

        var submitted = await Hosts[0].SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => Hosts[0].HasEndedAsync(submitted.Id));

        Hosts[0].Leads.ShouldBeFalse();
    }

    /// <summary>The id of a submission, repeated with its key while its result is unknown.</summary>
    private async Task<long> RepeatAsync(Task<Execution> submission, int number)
    {
        while (true)
        {
            try
            {
                return (await submission).Id;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or EngineBusyException)
            {
                submission = Hosts[number % Hosts.Count].SubmitAsync(Applications.Batch("run 0.05", cores: 0.1), $"job-{number}");
            }
        }
    }
}
