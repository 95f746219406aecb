using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

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
