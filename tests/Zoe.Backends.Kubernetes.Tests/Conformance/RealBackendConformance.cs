using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

[Collection(OnRealCluster.Name)]
public sealed class RealBackendConformance(RealCluster cluster) : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
