using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

public sealed class TestServerShellConformance : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new TestEnvironment();
}
