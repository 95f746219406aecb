using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerBackendConformance(SharedEngine engine) : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
