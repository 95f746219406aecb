using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerOneNodeConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() =>
        new TestEnvironment(options => options with { NodeChoice = KubernetesNodeChoice.Cluster });
}
