// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class DockerExample
{
    public static async Task<IReadOnlyList<BackendNode>> RunAsync(string[] args)
    {
        // <readme>
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseDocker(new DockerBackendOptions
        {
            Engines =
            [
                new DockerEngineOptions
                {
                    Name = "node1",
                    Address = builder.Configuration["Engine"] ?? "unix:///var/run/docker.sock",
                },
            ],
        });
        using var host = builder.Build();
        await host.StartAsync();

        IBackend engines = host.Services.GetRequiredService<IBackend>();
        foreach (BackendNode node in await engines.DescribeNodesAsync(CancellationToken.None))
            Console.WriteLine($"{node.Name}: {node.Millicores / 1000} cores, {node.MemoryBytes >> 30} GiB {node.Problem}");
        // </readme>
        var nodes = await engines.DescribeNodesAsync(CancellationToken.None);
        await host.StopAsync();
        return nodes;
    }
}
