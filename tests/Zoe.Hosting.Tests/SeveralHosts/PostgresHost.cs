using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Health.Checks;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Statistics;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;
using Zoe.TestKit;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>One of several hosts on a PostgreSQL server and on a virtual cluster that they share.</summary>
internal sealed class PostgresHost : IAsyncDisposable
{
    private readonly IHost _host;

    private PostgresHost(IHost host) => _host = host;

    public IExecutions Executions => _host.Services.GetRequiredService<IExecutions>();

    public SchedulerStatistics Statistics => _host.Services.GetRequiredService<ISchedulerStatistics>().Current;

    public bool Leads => _host.Services.GetRequiredService<HostRole>().IsLeader;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Why it is not ready; null when it is.</summary>
    public Task<string?> FindObstacleAsync() => Get<EngineReadiness>().FindObstacleAsync(TestContext.Current.CancellationToken);

    public static async Task<PostgresHost> StartAsync(
        PostgresServer server, VirtualCluster cluster, string dataPath, string deployment, Action<ZoeOptions>? configure = null,
        Action<IServiceCollection>? addServices = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IBackend>(new VirtualBackend(cluster, deployment));
        builder.Services.AddZoe(options =>
        {
            options.DataPath = dataPath;
            options.DeploymentName = deployment;
            options.ReconcileInterval = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        }).UsePostgres(server.ConnectionString);
        addServices?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new PostgresHost(host);
    }

    public Task<Execution> SubmitAsync(ZApp application, string? key = null) => Executions.SubmitAsync(
        new Submission(application, "run", EngineHost.Owner) { IdempotencyKey = key }, TestContext.Current.CancellationToken);

    public Task WaitForLeadershipAsync() => WaitAsync(() => Task.FromResult(Leads));

    public Task<bool> HasEndedAsync(long id) => IsAsync(id, ExecutionStatus.Terminated);

    public async Task<bool> IsAsync(long id, ExecutionStatus status) =>
        (await Executions.FindAsync(id, TestContext.Current.CancellationToken))?.Status == status;

    public static async Task WaitAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(EngineHost.Timeout, TimeProvider.System);
        while (!await condition()) await Task.Delay(10, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
