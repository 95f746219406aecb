// <readme>
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.AspNetCore;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

// </readme>

namespace Zoe.Packages.Tests.Examples;

internal static class AspNetCoreExample
{
    public static async Task RunAsync(string[] args, Func<Uri, Task> useAsync)
    {
        // <readme>
        var builder = WebApplication.CreateBuilder(args);
        // A cluster in memory, for a first try; UseDocker, UseKubernetes and UseProcesses are in packages of their own.
        builder.Services.AddZoe(builder.Configuration.GetSection("Zoe")).UseSqlite().UseVirtualCluster(nodes: 2);
        builder.Services.AddZoeApi();

        var app = builder.Build();
        app.MapGet("/", () => "My application");
        app.MapZoeApi("/zoe");
        await app.Services.GetRequiredService<AdminAccount>().EnsureAsync("secret");
        // </readme>
        var used = UseAsync(app, useAsync);
        // <readme>
        await app.RunAsync();
        // </readme>
        await used;
    }

    private static async Task UseAsync(WebApplication app, Func<Uri, Task> useAsync)
    {
        var started = new TaskCompletionSource();
        await using var registration = app.Lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task;
        try
        {
            await useAsync(new Uri(app.Urls.First()));
        }
        finally
        {
            app.Lifetime.StopApplication();
        }
    }
}
