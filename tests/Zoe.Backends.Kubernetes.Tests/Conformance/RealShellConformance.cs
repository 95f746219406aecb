using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

[Collection(OnRealCluster.Name)]
public sealed class RealShellConformance(RealCluster cluster) : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
