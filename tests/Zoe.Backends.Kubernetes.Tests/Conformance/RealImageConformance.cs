using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealImageConformance(RealCluster cluster) : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
