using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Docker.Tests.Conformance;

/// <summary>The node's engine is killed while its containers run on; a second engine stays.</summary>
public sealed class DockerNodeLossConformance(MistreatedEngine mistreated, SharedEngine shared)
    : NodeLossConformance, IClassFixture<MistreatedEngine>
{
    protected override string OtherNode => "other";

    protected override BackendEnvironment CreateEnvironment() => new DockerEnvironment(
        mistreated.Engine.Address,
        deployment => new DockerBackendOptions
        {
            DeploymentName = deployment,
            Engines =
            [
                new DockerEngineOptions { Name = DockerBackends.Node, Address = mistreated.Engine.Address },
                new DockerEngineOptions { Name = OtherNode, Address = shared.Address },
            ],
        });

    protected override Task LoseNodeAsync() => mistreated.Engine.KillAsync();

    protected override Task RestoreNodeAsync() => mistreated.Engine.ResumeAsync();
}
