using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerStreamConformance(SharedEngine engine) : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
