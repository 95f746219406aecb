using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerImageConformance(SharedEngine engine) : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
