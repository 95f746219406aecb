using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

/// <summary>How a cluster differs from separate nodes when one of them is lost for a while.</summary>
public abstract class ClusterNodeLossConformance : NodeLossConformance
{
    // A service has one name in the whole cluster, so a stale pod goes at the latest when another one takes the name.
    [Fact]
    public override async Task A_service_replaced_elsewhere_meanwhile_is_found_stale_and_removed_without_harm_to_its_replacement()
    {
        await StartRunningAsync(1);
        await LoseNodeAsync();
        await RestoreNodeAsync();

        await StartRunningAsync(1, attempt: 2);

        Assert.Equal(2, Assert.Single(await ListAsync()).Key.Attempt);
    }

    /// <summary>Returns when the driver knows.</summary>
    protected async Task UntilOnlineAsync(bool online)
    {
        while ((await Backend.DescribeNodesAsync(Deadline)).Single().Online != online) await Task.Delay(20, Deadline);
    }
}
