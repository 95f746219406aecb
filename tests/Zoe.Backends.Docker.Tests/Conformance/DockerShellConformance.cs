using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerShellConformance(SharedEngine engine) : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
