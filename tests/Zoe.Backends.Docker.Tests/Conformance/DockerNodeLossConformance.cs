using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests;

public sealed class DockerNodeLossConformance(MistreatedEngine mistreated)
    : NodeLossConformance, IClassFixture<MistreatedEngine>
{
    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(mistreated.Engine.Address);

    protected override Task LoseNodeAsync() => mistreated.Engine.KillAsync();

    protected override Task RestoreNodeAsync() => mistreated.Engine.ResumeAsync();
}
