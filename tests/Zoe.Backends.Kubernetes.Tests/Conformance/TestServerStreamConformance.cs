using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerStreamConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
