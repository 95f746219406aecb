using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealStreamConformance(RealCluster cluster) : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
