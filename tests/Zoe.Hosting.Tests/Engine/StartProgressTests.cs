using Zoe.Backends;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>Users see why a service is not running yet.</summary>
public sealed class StartProgressTests : EngineTest
{
    private readonly TaskCompletionSource _mayStart = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Progress_of_a_start_is_shown_until_the_service_runs()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster, wrapBackend: DelayStarts);
        var (id, service) = await SubmitAsync(host);

        cluster.ReportProgress(new ServiceProgress(service.Key, "a", "pulling image 'busybox:1': 3 of 5 layers"));
        await host.WaitAsync(id, execution => IsStarting(execution, "pulling image 'busybox:1': 3 of 5 layers"));
        cluster.ReportProgress(new ServiceProgress(service.Key, "a", "unpacking image 'busybox:1'"));
        await host.WaitAsync(id, execution => IsStarting(execution, "unpacking image 'busybox:1'"));

        _mayStart.SetResult();
        (await host.WaitAsync(id, ExecutionStatus.Running)).Services[0].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Progress_of_another_attempt_or_of_a_running_service_is_ignored()
    {
        var cluster = Cluster("a", "b", "c");
        await using var host = await StartAsync(
            cluster, wrapBackend: DelayStarts, configure: options => options.ReconcileInterval = TimeSpan.FromHours(1));
        var (id, service) = await SubmitAsync(host);
        var otherNodes = new[] { "a", "b", "c" }.Where(node => node != service.Node).ToArray();

        var formerKey = service.Key with { Attempt = service.Attempt - 1 };
        cluster.ReportProgress(new ServiceProgress(formerKey, service.Node!, "stale progress"));
        cluster.LoseNode(otherNodes[0]);
        await host.WaitForNodeAsync(otherNodes[0], online: false);
        (await host.Executions.FindAsync(id, default))!.Services[0].Reason.ShouldBeNull();

        _mayStart.SetResult();
        await host.WaitAsync(id, ExecutionStatus.Running);
        cluster.ReportProgress(new ServiceProgress(service.Key, service.Node!, "late news"));
        cluster.LoseNode(otherNodes[1]);
        await host.WaitForNodeAsync(otherNodes[1], online: false);
        (await host.Executions.FindAsync(id, default))!.Services[0].Reason.ShouldBeNull();
    }

    [Fact]
    public async Task The_reason_why_a_created_service_is_not_running_is_shown_until_it_runs()
    {
        Func<Task>? startReally = null;
        await using var host = await StartAsync(Cluster("a"), wrapBackend: inner => new InterceptedBackend(inner, (spec, node, start) =>
        {
            startReally = start;
            return Task.FromResult(new ObservedService
            {
                Key = spec.Key,
                Node = node,
                BackendId = "made",
                State = ServiceState.Created,
                Reason = "its volume is not there yet",
            });
        }));
        var (id, _) = await SubmitAsync(host);
        var made = await host.WaitAsync(id, execution => IsStarting(execution, "its volume is not there yet"));
        made.Services[0].BackendStatus.ShouldBe(BackendStatus.Created);

        await startReally!();
        (await host.WaitAsync(id, ExecutionStatus.Running)).Services[0].Reason.ShouldBeNull();
    }

    private InterceptedBackend DelayStarts(IBackend inner) => new(inner, async (_, _, start) =>
    {
        await _mayStart.Task;
        return await start();
    });

    private static bool IsStarting(Execution execution, string reason) =>
        execution.Services[0] is { Status: ServiceStatus.Starting } service && service.Reason == reason;

    private static async Task<(long Id, Service Service)> SubmitAsync(EngineHost host)
    {
        var submitted = await host.SubmitAsync(Applications.Forever());
        var starting = await host.WaitAsync(submitted.Id, ExecutionStatus.Starting);
        return (submitted.Id, starting.Services[0]);
    }
}
