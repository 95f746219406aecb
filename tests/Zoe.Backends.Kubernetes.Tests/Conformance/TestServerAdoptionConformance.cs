using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerAdoptionConformance : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
