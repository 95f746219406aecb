// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Postgres;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class PostgresExample
{
    public static async Task<int> RunAsync(string[] args, string server)
    {
        // <readme>
        // Keywords of Npgsql, or a URL: postgres://zoe@db.example.org/zoe
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UsePostgres(server).UseVirtualCluster(nodes: 1);
        using var host = builder.Build();
        await host.StartAsync();

        var executions = await host.Services.GetRequiredService<IExecutions>().ListAsync(new ExecutionFilter());
        Console.WriteLine($"{executions.Count} executions");

        await host.StopAsync();
        // </readme>
        return executions.Count;
    }
}
