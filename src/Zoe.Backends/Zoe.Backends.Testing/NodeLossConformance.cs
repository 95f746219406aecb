using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>What backends whose nodes can be lost must do: services of an unreachable node have not ended. Derive from it in a test project.</summary>
public abstract class NodeLossConformance : ConformanceTests<BackendEnvironment>
{
    /// <summary>Makes the node of the environment unreachable; its services go on running.</summary>
    protected abstract Task LoseNodeAsync();

    /// <summary>Makes it reachable again. Called also when it was not lost.</summary>
    protected abstract Task RestoreNodeAsync();

    /// <summary>Another node, which stays online; null when there is none.</summary>
    protected virtual string? OtherNode => null;

    [Fact]
    public virtual async Task A_service_replaced_elsewhere_meanwhile_is_found_stale_and_removed_without_harm_to_its_replacement()
    {
        Assert.SkipWhen(OtherNode is null, "the environment has one node only");
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var stale = await StartRunningAsync(1);
        await LoseNodeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);

        var replacement = await Backend.StartAsync(
            Spec(1, Environment.RunUntilStopped, attempt: 2), OtherNode!, Deadline);
        Assert.Equal(replacement.BackendId, Assert.Single(await ListAsync()).BackendId);
        await RestoreNodeAsync();
        await events.WaitForAsync(occurred => occurred == new EventStreamReconnected(Environment.Node), Deadline);

        Assert.Equal(
            [(1, Environment.Node, stale.BackendId), (2, OtherNode, replacement.BackendId)],
            (await ListAsync()).OrderBy(service => service.Key.Attempt)
                .Select(service => (service.Key.Attempt, service.Node, service.BackendId)));
        await StopAsync(stale.Key, NoGrace);
        var left = Assert.Single(await ListAsync());
        Assert.Equal(replacement.BackendId, left.BackendId);
        Assert.Equal(ServiceState.Running, left.State);
    }

    [Fact]
    public async Task The_exit_code_of_a_service_that_ended_on_a_lost_node_is_known_after_the_node_returns()
    {
        var workspace = Environment.CreateWorkspace();
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        await StartAsync(Spec(1, Environment.RunUntilReleased("text", 3), workspace: workspace));
        await LoseNodeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);

        await Environment.ReleaseAsync(workspace);
        await RestoreNodeAsync();
        await events.WaitForAsync(occurred => occurred == new EventStreamReconnected(Environment.Node), Deadline);

        var found = Assert.Single(await ListAsync());
        if (found.State != ServiceState.Exited) found = await events.WaitForEndAsync(found.Key, Deadline);
        Assert.Equal(3, found.ExitCode);
    }

    [Fact]
    public async Task Services_of_a_lost_node_are_reported_as_unknown_and_not_as_removed()
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
        await events.WaitForAsync(occurred => occurred is EventStreamReconnected, Deadline);
        Assert.Equal(service.BackendId, Assert.Single(await ListAsync()).BackendId);
    }

    [Fact]
    public async Task Requests_to_a_lost_node_fail_as_unreachable()
    {
        var service = await StartRunningAsync(1);
        await LoseNodeAsync();

        await FailsAsync(BackendFailure.Unreachable, () => StartRunningAsync(2));
        await FailsAsync(BackendFailure.Unreachable, () => StopAsync(service.Key, NoGrace));
        await FailsAsync(BackendFailure.Unreachable, () => ReadLogsAsync(service.Key, follow: false));
        await RestoreNodeAsync();
    }
}
