using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualUsageConformance : UsageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new VirtualEnvironment();
}
