using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

public sealed class TestServerOneNodeConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() =>
        new TestEnvironment(options => options with { NodeChoice = KubernetesNodeChoice.Cluster });
}
