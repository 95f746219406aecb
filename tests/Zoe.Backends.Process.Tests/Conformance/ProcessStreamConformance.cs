using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessStreamConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
