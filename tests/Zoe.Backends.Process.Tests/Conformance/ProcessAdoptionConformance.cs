using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessAdoptionConformance : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
