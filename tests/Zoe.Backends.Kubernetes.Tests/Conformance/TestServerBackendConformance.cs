using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerBackendConformance : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
