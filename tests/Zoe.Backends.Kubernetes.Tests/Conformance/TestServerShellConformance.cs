using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests;

public sealed class TestServerShellConformance : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new TestEnvironment();
}
