using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

public sealed class DockerCancellationConformance(SharedEngine engine) : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
