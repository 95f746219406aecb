// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Backends.Kubernetes;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class KubernetesExample
{
    public static async Task<IReadOnlyList<BackendNode>> RunAsync(string[] args)
    {
        // <readme>
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseKubernetes(new KubernetesBackendOptions
        {
            // Null inside the cluster: then the service account of the pod is used.
            ConfigFile = builder.Configuration["KubeConfig"],
            Namespace = "zoe",
        });
        using var host = builder.Build();
        await host.StartAsync();

        IBackend cluster = host.Services.GetRequiredService<IBackend>();
        foreach (BackendNode node in await cluster.DescribeNodesAsync(CancellationToken.None))
            Console.WriteLine($"{node.Name}: {node.Millicores / 1000} cores, {node.MemoryBytes >> 30} GiB {node.Problem}");
        // </readme>
        var nodes = await cluster.DescribeNodesAsync(CancellationToken.None);
        await host.StopAsync();
        return nodes;
    }
}
