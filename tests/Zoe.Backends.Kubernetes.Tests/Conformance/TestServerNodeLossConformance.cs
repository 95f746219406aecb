using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerNodeLossConformance : ClusterNodeLossConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();

    protected override async Task LoseNodeAsync()
    {
        ((TestEnvironment)Environment).Cluster.Server.SetReady(false);
        await UntilOnlineAsync(false);
    }

    protected override async Task RestoreNodeAsync()
    {
        ((TestEnvironment)Environment).Cluster.Server.SetReady(true);
        await UntilOnlineAsync(true);
    }
}
