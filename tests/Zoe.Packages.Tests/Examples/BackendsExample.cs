using Zoe.Backends;

namespace Zoe.Packages.Tests.Examples;

internal static class BackendsExample
{
    public static async Task<string> RunAsync()
    {
        // <readme>
        // Two nodes that exist only in memory. Drivers for real ones are in packages of their own.
        var cluster = new VirtualCluster(
        [
            new BackendNode { Name = "n1", Millicores = 8000, MemoryBytes = 32L << 30 },
            new BackendNode { Name = "n2", Millicores = 8000, MemoryBytes = 32L << 30 },
        ],
        TimeProvider.System);
        await using var backend = new VirtualBackend(cluster, deploymentName: "demo");

        var spec = new ServiceSpec
        {
            Key = new ServiceKey(ExecutionId: 1, ServiceId: 1, Attempt: 1),
            HostName = "hello0-1-demo",
            Image = "busybox:1",
            Command = "run 60 print Hello",
        };
        await backend.StartAsync(spec, node: "n1", CancellationToken.None);

        ServiceListing listing = await backend.ListAsync(CancellationToken.None);
        foreach (ObservedService service in listing.Services)
            Console.WriteLine($"{service.Key} is {service.State} on {service.Node}");

        await backend.StopAsync(spec.Key, node: "n1", grace: TimeSpan.FromSeconds(5), CancellationToken.None);
        // </readme>
        return $"{listing.Services.Single().State} {(await backend.ListAsync(CancellationToken.None)).Services.Length}";
    }
}
