using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

public sealed class DockerAdoptionConformance(SharedEngine engine) : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
