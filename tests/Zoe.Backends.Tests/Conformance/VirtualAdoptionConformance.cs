using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests;

public sealed class VirtualAdoptionConformance : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
