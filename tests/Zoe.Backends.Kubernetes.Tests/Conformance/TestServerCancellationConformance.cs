using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerCancellationConformance : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
