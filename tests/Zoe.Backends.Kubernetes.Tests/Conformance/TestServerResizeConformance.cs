using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerResizeConformance : ResizeConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment { CanResize = true };
}
