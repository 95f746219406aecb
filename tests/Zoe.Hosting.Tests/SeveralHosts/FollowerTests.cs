using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Links;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>What a host that does not lead knows and answers.</summary>
public sealed class FollowerTests : SeveralHostsTest
{
    [Fact]
    public async Task A_follower_is_ready_also_without_a_reachable_node()
    {
        await StartAsync();
        foreach (var host in Hosts) await PostgresHost.WaitAsync(async () => await host.FindObstacleAsync() is null);

        VirtualCluster.LoseNode("a");
        VirtualCluster.LoseNode("b");

        var leader = Leader;
        await PostgresHost.WaitAsync(async () => await leader.FindObstacleAsync() == "No node is reachable.");
        (await Followers[0].FindObstacleAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_follower_without_the_store_is_not_ready_and_says_why()
    {
        await StartAsync();
        var follower = Followers[0];
        await PostgresHost.WaitAsync(async () => await follower.FindObstacleAsync() is null);

        await Server.KillAsync();
        (await follower.FindObstacleAsync()).ShouldNotBeNull().ShouldContain("PostgreSQL 127.0.0.1");
        await Server.ResumeAsync();

        await PostgresHost.WaitAsync(async () => await follower.FindObstacleAsync() is null);
    }

    [Fact]
    public async Task A_host_without_a_leader_is_ready_for_reads()
    {
        var host = await StartOneAsync(options => options.RunEngine = false);
        Hosts.Add(host);

        await PostgresHost.WaitAsync(async () => await host.FindObstacleAsync() is null);
        host.Get<IHostRole>().LeaderEpoch.ShouldBe(0);
    }

    [Fact]
    public async Task Each_host_knows_the_role_and_the_epoch_of_the_leader()
    {
        await StartAsync();
        var (former, epoch) = (Leader, Leader.Get<IHostRole>().LeaderEpoch);
        foreach (var host in Hosts) await PostgresHost.WaitAsync(() => Task.FromResult(host.Get<IHostRole>().LeaderEpoch == epoch));

        await StopAsync(former);
        await WaitForLeaderAsync();

        foreach (var host in Hosts) await PostgresHost.WaitAsync(() => Task.FromResult(host.Get<IHostRole>().LeaderEpoch == epoch + 1));
    }

    [Fact]
    public async Task The_view_of_a_follower_follows_submissions_ends_and_a_new_leader()
    {
        await StartAsync();
        var host = Followers[0];
        var kept = await Leader.SubmitAsync(Applications.Forever());
        var ended = await Leader.SubmitAsync(Applications.Batch("run 0.5"));
        await PostgresHost.WaitAsync(() => Leader.HasEndedAsync(ended.Id));
        await PostgresHost.WaitAsync(() => Task.FromResult(Ids(host).SequenceEqual([kept.Id])));

        var other = Followers[1];
        await StopAsync(Leader);
        await WaitForLeaderAsync();
        var next = await Leader.SubmitAsync(Applications.Forever());
        foreach (var one in new[] { host, other })
            await PostgresHost.WaitAsync(() => Task.FromResult(Ids(one).SequenceEqual([kept.Id, next.Id])));
    }

    [Fact]
    public async Task Links_made_by_one_host_are_known_on_all()
    {
        await StartAsync(options => (options.LinkBasePath, options.DataPath) = ("/links/", Path.Combine(DataPath, $"host{Hosts.Count}")));
        foreach (var host in Hosts) await PostgresHost.WaitAsync(async () => await host.FindObstacleAsync() is null);
        var address = new LinkAddress(1, 2, 80);

        var paths = Hosts.Select(host => host.Get<LinkPaths>().Find(address)).Distinct().ToList();

        var key = paths.ShouldHaveSingleItem()!["/links/".Length..];
        Followers[0].Get<LinkPaths>().TryParse(key, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(address);
    }

    private static IEnumerable<long> Ids(PostgresHost host) => host.Get<EngineView>().State.Executions.Keys;
}
