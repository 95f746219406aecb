// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.OpenTelemetry;
using Zoe.Hosting.Sqlite;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class OpenTelemetryExample
{
    public static async Task<string> RunAsync(string[] args)
    {
        // <readme>
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseVirtualCluster(nodes: 1);
        builder.Services.AddZoeTelemetry(builder.Configuration, new ZoeTelemetryOptions { MonitoringPort = 0 });
        using var host = builder.Build();
        await host.StartAsync();

        using var client = new HttpClient { BaseAddress = host.Services.GetRequiredService<IMonitoringAddress>().Address };
        string metrics = await client.GetStringAsync("/metrics");
        Console.WriteLine(metrics);

        await host.StopAsync();
        // </readme>
        return metrics;
    }
}
