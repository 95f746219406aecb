// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class SqliteExample
{
    public static async Task<long> RunAsync(string[] args, string folder)
    {
        // <readme>
        string database = Path.Combine(folder, "zoe.db");
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite(database).UseVirtualCluster(nodes: 1);
        using var host = builder.Build();
        await host.StartAsync();

        var executions = await host.Services.GetRequiredService<IExecutions>().ListAsync(new ExecutionFilter());
        Console.WriteLine($"{database} has {executions.Count} executions");

        // A complete and checked copy, also while executions run.
        string copy = Path.Combine(folder, "backup.db");
        long bytes = await SqliteBackup.CreateAsync(database, copy, CancellationToken.None);
        Console.WriteLine($"{copy}: {bytes} bytes");

        await host.StopAsync();
        // </readme>
        return bytes;
    }
}
