using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

[Collection(OnRealCluster.Name)]
public sealed class RealShellConformance(RealCluster cluster) : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new RealEnvironment(cluster);
}
