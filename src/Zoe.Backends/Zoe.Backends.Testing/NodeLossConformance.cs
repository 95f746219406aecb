using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What backends whose nodes can be lost must do: unreachable is not dead. Derive from it in a test project.</summary>
public abstract class NodeLossConformance : ConformanceTests<BackendEnvironment>
{
    /// <summary>Makes the environment's node unreachable, its services running on.</summary>
    protected abstract Task LoseNodeAsync();

    /// <summary>Makes it reachable again. Called also when it was not lost.</summary>
    protected abstract Task RestoreNodeAsync();

    [Fact]
    public async Task The_services_of_a_lost_node_are_unknown_and_not_gone()
    {
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var service = await StartRunningAsync(1);

        await LoseNodeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);

        var listing = await Backend.ListAsync(Deadline);
        Assert.Contains(Environment.Node, listing.UnreachableNodes);
        Assert.Empty(listing.Services);
        var node = Assert.Single(await Backend.DescribeNodesAsync(Deadline), node => node.Name == Environment.Node);
        Assert.False(node.Online);
        Assert.NotNull(node.Problem);
        Assert.DoesNotContain(
            events.Seen,
            occurred => occurred is ServiceRemoved or ServiceChanged { Service.State: ServiceState.Exited });

        await RestoreNodeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: true }, Deadline);
        await events.WaitForAsync(occurred => occurred is EventsLost, Deadline);
        Assert.Equal(service.BackendId, Assert.Single(await ListAsync()).BackendId);
    }

    [Fact]
    public async Task What_is_asked_of_a_lost_node_fails_as_unreachable()
    {
        var service = await StartRunningAsync(1);
        await LoseNodeAsync();

        await FailsAsync(BackendFailure.Unreachable, () => StartRunningAsync(2));
        await FailsAsync(BackendFailure.Unreachable, () => StopAsync(service.Key, NoGrace));
        await FailsAsync(BackendFailure.Unreachable, () => ReadLogsAsync(service.Key, follow: false));
        await RestoreNodeAsync();
    }
}
