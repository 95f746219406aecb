using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Conformance;

public sealed class TestServerUsageConformance : UsageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new TestEnvironment();
}
