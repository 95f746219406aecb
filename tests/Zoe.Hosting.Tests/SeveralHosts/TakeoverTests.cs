using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>A host gets the lease while the store does not answer all requests.</summary>
public sealed class TakeoverTests : SeveralHostsTest
{
    [Fact]
    public async Task A_follower_that_could_not_read_is_ready_when_it_leads()
    {
        var (leader, _) = await StartWithInterruptedStoreAsync();
        var (follower, store) = await StartWithInterruptedStoreAsync();
        store.RefusesChanges = true;
        await PostgresHost.WaitAsync(async () => await follower.FindObstacleAsync() == "The server does not answer, as ordered.");

        await StopAsync(leader);
        await follower.WaitForLeadershipAsync();

        await PostgresHost.WaitAsync(async () => await follower.FindObstacleAsync() is null);
    }

    [Fact]
    public async Task A_host_leads_although_it_could_not_load_the_state_at_first()
    {
        var (leader, _) = await StartWithInterruptedStoreAsync();
        var (follower, store) = await StartWithInterruptedStoreAsync();
        store.LoadFailures = 2;

        await StopAsync(leader);
        await follower.WaitForLeadershipAsync();

        store.LoadFailures.ShouldBeLessThan(0);
        await PostgresHost.WaitAsync(async () => await follower.FindObstacleAsync() is null);
    }

    private async Task<(PostgresHost Host, InterruptedStore Store)> StartWithInterruptedStoreAsync()
    {
        InterruptedStore? store = null;
        var host = await StartOneAsync(addServices: services => services.RemoveAll<IExecutionStore>().AddSingleton<IExecutionStore>(
            provider => store = new InterruptedStore(ActivatorUtilities.CreateInstance<PostgresExecutionStore>(provider))));
        Hosts.Add(host);
        if (Hosts.Count == 1) await WaitForLeaderAsync();
        return (host, store!);
    }
}
