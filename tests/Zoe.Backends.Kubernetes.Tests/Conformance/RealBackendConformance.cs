using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealBackendConformance(RealCluster cluster) : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
