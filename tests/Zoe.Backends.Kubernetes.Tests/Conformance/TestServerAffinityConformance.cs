using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

public sealed class TestServerAffinityConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() =>
        new TestEnvironment(options => options with { NodeChoice = KubernetesNodeChoice.NodeAffinity });
}
