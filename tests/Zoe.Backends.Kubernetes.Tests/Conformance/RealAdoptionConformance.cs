using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

[Collection(OnRealCluster.Name)]
public sealed class RealAdoptionConformance(RealCluster cluster) : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
