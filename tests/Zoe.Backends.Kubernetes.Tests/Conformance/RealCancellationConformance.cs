using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealCancellationConformance(RealCluster cluster) : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
