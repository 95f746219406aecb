using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualBackendConformance : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
