using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting.Health;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Statistics;
using Zoe.Hosting.Store;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Support;

/// <summary>
/// A real engine on a real SQLite file and a virtual cluster. Disposing it stops the engine; the file stays.
/// </summary>
internal sealed class EngineHost : IAsyncDisposable
{
    /// <summary>Timeout of waits; long, for busy machines.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly IHost _host;

    private EngineHost(IHost host) => _host = host;

    public static User Owner { get; } = new() { Id = 1, UserName = "ada" };

    public IExecutions Executions => _host.Services.GetRequiredService<IExecutions>();

    public IExecutionStore Store => _host.Services.GetRequiredService<IExecutionStore>();

    public IServiceProvider Services => _host.Services;

    public EngineHealth Health => _host.Services.GetRequiredService<EngineHealth>();

    public SchedulerStatistics Statistics => _host.Services.GetRequiredService<ISchedulerStatistics>().Current;

    public INodeOutages Outages => _host.Services.GetRequiredService<INodeOutages>();

    public static async Task<EngineHost> StartAsync(
        VirtualCluster cluster, string dataPath, Func<IExecutionStore, IExecutionStore>? wrapStore = null,
        Action<ZoeOptions>? configure = null, Func<IBackend, IBackend>? wrapBackend = null, TimeProvider? time = null,
        Action<IServiceCollection>? addServices = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        IBackend backend = new VirtualBackend(cluster, "test");
        builder.Services.AddSingleton(wrapBackend is null ? backend : wrapBackend(backend));
        builder.Services.AddSingleton(_ => new SqliteDatabase(Path.Combine(dataPath, "zoe.db")));
        builder.Services.AddSingleton<IExecutionStore>(provider =>
        {
            IExecutionStore store = new SqliteExecutionStore(provider.GetRequiredService<SqliteDatabase>());
            return wrapStore is null ? store : wrapStore(store);
        });
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        addServices?.Invoke(builder.Services);
        builder.Services.AddZoe(options =>
        {
            options.DataPath = dataPath;
            options.DeploymentName = "test";
            options.ReconcileInterval = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        var engine = new EngineHost(host);
        await engine.WaitForNodesAsync();
        return engine;
    }

    public Task<Execution> SubmitAsync(ZApp application, string name = "run") =>
        Executions.SubmitAsync(new Submission(application, name, Owner), CancellationToken.None);

    /// <summary>Waits until an execution meets a condition; fails with the execution after a timeout.</summary>
    public async Task<Execution> WaitAsync(long id, Func<Execution, bool> condition)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (true)
        {
            var execution = await Executions.FindAsync(id, CancellationToken.None);
            if (execution is not null && condition(execution)) return execution;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Waited in vain; it is {execution} with {string.Join(", ", execution?.Services ?? [])}");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public Task<Execution> WaitAsync(long id, ExecutionStatus status) =>
        WaitAsync(id, execution => execution.Status == status);

    /// <summary>Waits until the engine has applied a node's state, and so all earlier reports.</summary>
    public async Task WaitForNodeAsync(string name, bool online)
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (Statistics.Nodes.First(one => one.Node.Name == name).Node.Online != online) await Task.Delay(10, limit.Token);
    }

    /// <summary>Waits until the engine has applied its first full listing.</summary>
    private async Task WaitForNodesAsync()
    {
        using var limit = new CancellationTokenSource(Timeout);
        while (Statistics.Nodes.IsEmpty) await Task.Delay(10, limit.Token);
    }

    public async Task<string> ReadLogsAsync(long serviceId, bool follow)
    {
        var text = new StringBuilder();
        await foreach (var chunk in Executions.ReadLogsAsync(serviceId, follow, CancellationToken.None))
            text.Append(Encoding.UTF8.GetString(chunk.Span));
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
