using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualStreamConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
