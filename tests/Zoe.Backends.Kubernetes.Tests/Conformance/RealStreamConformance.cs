using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

[Collection(OnRealCluster.Name)]
public sealed class RealStreamConformance(RealCluster cluster) : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
