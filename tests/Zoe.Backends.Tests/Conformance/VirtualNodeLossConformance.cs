using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

public sealed class VirtualNodeLossConformance : NodeLossConformance
{
    private readonly VirtualEnvironment _environment = new();

    protected override BackendEnvironment CreateEnvironment() => _environment;

    protected override string OtherNode => VirtualEnvironment.OtherNode;

    protected override Task LoseNodeAsync()
    {
        _environment.Cluster.LoseNode(_environment.Node);
        return Task.CompletedTask;
    }

    protected override Task RestoreNodeAsync()
    {
        _environment.Cluster.RestoreNode(_environment.Node);
        return Task.CompletedTask;
    }
}
