using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerImageConformance : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
