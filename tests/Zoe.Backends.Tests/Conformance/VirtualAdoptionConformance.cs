using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualAdoptionConformance : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
