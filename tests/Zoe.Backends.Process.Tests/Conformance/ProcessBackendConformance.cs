using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessBackendConformance : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
