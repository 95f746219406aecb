using Zoe.Backends;

namespace Zoe.Hosting.Tests;

/// <summary>A data folder of its own for each test, and a virtual cluster that outlives engines.</summary>
public abstract class EngineTest : IDisposable
{
    protected string DataPath { get; } = Directory.CreateTempSubdirectory("zoe-engine-").FullName;

    public void Dispose()
    {
        Directory.Delete(DataPath, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal static VirtualCluster Cluster(params string[] nodes) =>
        new(nodes.Select(Node), TimeProvider.System);

    protected static BackendNode Node(string name) => new()
    {
        Name = name,
        Millicores = 4000,
        MemoryBytes = 1L << 30,
        Images = ["busybox:1"],
    };

    internal Task<EngineHost> StartAsync(
        VirtualCluster cluster, Func<IExecutionStore, IExecutionStore>? wrapStore = null) =>
        EngineHost.StartAsync(cluster, DataPath, wrapStore);
}
