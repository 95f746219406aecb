using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Users;
using Zoe.Model;

namespace Outside;

public sealed class EngineTests
{
    [Fact]
    public async Task The_engine_runs_an_execution_on_the_virtual_back_end()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("zoe-outside-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddZoe(options => options.DataPath = data).UseSqlite().UseVirtualCluster(nodes: 2);
        using (var host = builder.Build())
        {
            await host.StartAsync(cancellation);
            var executions = host.Services.GetRequiredService<IExecutions>();
            var application = ZAppReader.Read(Applications.Greeting).Value!;

            var execution = await executions.SubmitAsync(
                new Submission(application, "first", new User { Id = 1, UserName = "ada" }), cancellation);
            await WaitAsync(executions, execution.Id, ExecutionStatus.Running, cancellation);
            await executions.TerminateAsync(execution.Id, "seen", cancellation);
            await WaitAsync(executions, execution.Id, ExecutionStatus.Terminated, cancellation);
            await host.StopAsync(cancellation);
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void A_host_without_a_store_is_refused_with_a_sentence()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddZoe(options => options.DataPath = Path.GetTempPath()).UseVirtualCluster(nodes: 1);
        using var host = builder.Build();

        var error = Record.Exception(() => host.Start());

        Assert.NotNull(error);
        Assert.Contains("UseSqlite", error.Message, StringComparison.Ordinal);
    }

    private static async Task WaitAsync(IExecutions executions, long id, ExecutionStatus status, CancellationToken cancellation)
    {
        while ((await executions.FindAsync(id, cancellation))!.Status != status) await Task.Delay(20, cancellation);
    }
}
