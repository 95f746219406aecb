// <readme>
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Model;

// </readme>
namespace Zoe.Packages.Tests.Examples;

internal static class HostingExample
{
    public static async Task<IReadOnlyList<ExecutionStatus>> RunAsync(string[] args)
    {
        var seen = new List<ExecutionStatus>();
        // <readme>
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseVirtualCluster(nodes: 2);
        using var host = builder.Build();
        await host.StartAsync();

        var zapp = new ZApp
        {
            Name = "hello",
            WillEnd = true,
            Size = 1,
            Services =
            [
                new ZAppService
                {
                    Name = "hello",
                    Image = "busybox:1",
                    Command = "run 60 print Hello",
                    Monitor = true,
                    TotalCount = 1,
                    EssentialCount = 1,
                    StartupOrder = 0,
                    Resources = new ZAppResources { Memory = new(Min: 64L << 20, Max: null), Cores = new(Min: 0.5m, Max: null) },
                },
            ],
        };
        var owner = new User { Id = 1, UserName = "ada" };

        IExecutions executions = host.Services.GetRequiredService<IExecutions>();
        Execution submitted = await executions.SubmitAsync(new Submission(zapp, "first", owner));
        await foreach (Execution execution in executions.WatchAsync(submitted.Id))
        {
            Console.WriteLine($"{execution.Status} {execution.WaitReason}");
            // </readme>
            seen.Add(execution.Status);
            // <readme>
            if (execution.Status == ExecutionStatus.Running)
                await executions.TerminateAsync(execution.Id, "The example is over.");
        }

        await host.StopAsync();
        // </readme>
        return seen;
    }
}
