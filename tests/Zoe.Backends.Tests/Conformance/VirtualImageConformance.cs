using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualImageConformance : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
