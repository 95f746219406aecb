using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessShellConformance : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new ProcessEnvironment();
}
