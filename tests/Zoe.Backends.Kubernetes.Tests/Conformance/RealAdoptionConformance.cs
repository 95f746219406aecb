using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealAdoptionConformance(RealCluster cluster) : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
