using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

public sealed class DockerShellConformance(SharedEngine engine) : ShellConformance
{
    protected override ShellEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
