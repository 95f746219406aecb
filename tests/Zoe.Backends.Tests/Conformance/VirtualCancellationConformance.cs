using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualCancellationConformance : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
