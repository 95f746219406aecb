using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

[Collection(OnRealCluster.Name)]
public sealed class RealImageConformance(RealCluster cluster) : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
