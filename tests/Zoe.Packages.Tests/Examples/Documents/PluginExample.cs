using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends;
using Zoe.Backends.Registration;
using Zoe.Packages.Tests.Examples.Drivers;
using Zoe.Scheduler;

namespace Zoe.Packages.Tests.Examples.Documents;

public sealed class TightMemoryPlacement : IPlacementPolicy
{
    public string Name => "tight-memory";

    public double Score(in NodeCandidate node, in PlacementRequest request) => node.Free.MemoryBytes;
}

public sealed class MyClusterFactory : IBackendFactory
{
    public string Name => "MyCluster";

    public IBackend Create(IConfiguration settings, IServiceProvider services)
    {
        var deployment = services.GetRequiredService<DeploymentContext>();
        var nodes = Enumerable.Range(1, settings.GetValue("Nodes", 2)).Select(number => new BackendNode
        {
            Name = $"node{number}",
            Millicores = 8000,
            MemoryBytes = 16L << 30,
        });
        var cluster = new VirtualCluster(nodes, services.GetRequiredService<TimeProvider>());
        return new MyBackend(new VirtualBackend(cluster, deployment.Name));
    }
}
