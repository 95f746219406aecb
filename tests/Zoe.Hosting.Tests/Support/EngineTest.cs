using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Support;

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

    /// <summary>Kills a running service.</summary>
    internal static void Kill(VirtualCluster cluster, Service service, int exitCode) => cluster.Kill(
        new ObservedService
        {
            Key = service.Key,
            Node = service.Node!,
            BackendId = service.BackendId!,
            State = ServiceState.Running,
        },
        exitCode);

    protected static bool AllActive(Execution execution) =>
        execution.Services.All(service => service.Status is ServiceStatus.Active);

    /// <summary>Waits until the engine has applied a full listing requested after this call.</summary>
    internal static async Task WaitForFullListingAsync(VirtualCluster cluster, string node)
    {
        // An orphan without an event is found and removed only by a full listing.
        await using var backend = new VirtualBackend(cluster, "test");
        var stray = new ServiceSpec { Key = new ServiceKey(long.MaxValue, long.MaxValue, 1), HostName = "stray", Image = "busybox:1" };
        await backend.StartAsync(stray, node, CancellationToken.None);
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while ((await backend.ListAsync(limit.Token)).Services.Any(service => service.Key == stray.Key))
            await Task.Delay(10, limit.Token);
    }

    internal Task<EngineHost> StartAsync(
        VirtualCluster cluster, Func<IExecutionStore, IExecutionStore>? wrapStore = null,
        Action<ZoeOptions>? configure = null, Func<IBackend, IBackend>? wrapBackend = null, TimeProvider? time = null,
        Action<IServiceCollection>? addServices = null) =>
        EngineHost.StartAsync(cluster, DataPath, wrapStore, configure, wrapBackend, time, addServices);
}
