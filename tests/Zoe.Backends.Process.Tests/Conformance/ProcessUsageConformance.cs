using Zoe.Backends.Testing;

namespace Zoe.Backends.Process.Tests.Conformance;

public sealed class ProcessUsageConformance : UsageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new ProcessEnvironment();
}
