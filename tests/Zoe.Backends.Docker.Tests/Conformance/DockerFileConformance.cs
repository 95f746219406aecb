using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerFileConformance(SharedEngine engine) : FileConformance
{
    protected override ShellEnvironment CreateEnvironment() => new DockerEnvironment(engine.Address);
}
