using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

public sealed class DockerUsageConformance(SharedEngine engine) : UsageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
