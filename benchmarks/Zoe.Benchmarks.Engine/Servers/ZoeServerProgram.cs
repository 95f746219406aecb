using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zoe.AspNetCore;
using Zoe.Backends;
using Zoe.Benchmarks.Engine.Load;
using Zoe.Hosting;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.Hosting.Server.Startup;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Users;
using Zoe.Web.Startup;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Zoe.Web's own server, with a larger virtual cluster and the recording of running times.</summary>
internal static class ZoeServerProgram
{
    private const int NodeMillicores = 64_000_000;
    private const long NodeBytes = 1L << 46;

    public static async Task RunAsync(ServerArguments arguments, RunningTimes times)
    {
        string[] store = arguments.UsesPostgres ? ["--store", arguments.Store] : [];
        var commandLine = HostCommandLine.Parse(
        [
            "--data-path", Path.Combine(arguments.Folder, "data"),
            "--listen-port", arguments.Port.ToString(CultureInfo.InvariantCulture),
            "--admin-password", Submissions.Password,
            .. store,
        ]);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [HostBuilding.NoFolderWatch] });
        HostBuilding.Configure(builder, commandLine, EnvironmentSettings.OfThisProcess());
        var options = new HostOptionsReader(builder.Configuration, commandLine.Errors).Read();
        await using var dataLock = DataFolder.Prepare(options.Server.DataPath);
        var backend = new ChosenBackend(
            zoe => Register(zoe, arguments, times), VirtualBackend.BackendName, "for the measurement");
        builder.Services.AddEngine(options, builder.Configuration, backend);
        await using var app = ZoeServer.Build(builder, options);
        await app.Services.GetRequiredService<AdminAccount>().EnsureAsync(options.Server.AdminPassword);
        await app.RunAsync();
    }

    private static void Register(IZoeBuilder zoe, ServerArguments arguments, RunningTimes times)
    {
        zoe.UseVirtualCluster(arguments.Nodes, NodeMillicores, NodeBytes);
        zoe.Services.RemoveAll<IExecutionStore>();
        if (arguments.UsesPostgres)
        {
            zoe.Services.AddSingleton<IExecutionStore>(provider => new SharedRecordingStore(
                ActivatorUtilities.CreateInstance<PostgresExecutionStore>(provider), times));
            return;
        }

        if (arguments.Store == "none")
        {
            var memory = new MemoryStore();
            zoe.Services.RemoveAll<IUserStore>();
            zoe.Services.AddSingleton<IUserStore>(memory);
            zoe.Services.AddSingleton<IExecutionStore>(new RecordingStore(memory, times));
            return;
        }

        zoe.Services.AddSingleton<IExecutionStore>(
            provider => new RecordingStore(ActivatorUtilities.CreateInstance<SqliteExecutionStore>(provider), times));
    }
}
