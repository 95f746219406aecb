using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>The history of an execution as users read it.</summary>
public sealed class HistoryTests : EngineTest
{
    [Fact]
    public async Task A_batch_job_has_its_whole_life_in_its_history()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Batch());
        await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);

        var history = await host.Executions.GetHistoryAsync(submitted.Id, TestContext.Current.CancellationToken);
        history.Where(entry => entry.Service is null).Select(entry => (entry.From, entry.To, entry.By)).ShouldBe(
        [
            ("submitted", "queued", "ada"), ("queued", "starting", "engine"), ("starting", "running", "engine"),
            ("running", "cleaning up", "engine"), ("cleaning up", "terminated", "engine"),
        ]);
        history.Where(entry => entry.Service is not null).Select(entry => (entry.Service, entry.From, entry.To, entry.Reason)).ShouldBe(
        [
            ("main0", "runnable", "starting", "Attempt 1 on node a."), ("main0", "starting", "active", null),
            ("main0", "active", "terminating", "It ended with exit code 0."),
        ]);
        history.Select(entry => entry.Time).ShouldBeInOrder();
        history[0].Time.ShouldBe(submitted.TimeSubmit, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_history_survives_a_restart_of_the_server_and_continues()
    {
        var cluster = Cluster("a");
        long id;
        await using (var host = await StartAsync(cluster))
        {
            id = (await host.SubmitAsync(Applications.Forever())).Id;
            await host.WaitAsync(id, ExecutionStatus.Running);
        }

        await using var next = await StartAsync(cluster);
        await next.Executions.TerminateAsync(id, "no longer needed", "grace", TestContext.Current.CancellationToken);
        await next.WaitAsync(id, ExecutionStatus.Terminated);

        var history = await next.Executions.GetHistoryAsync(id, TestContext.Current.CancellationToken);
        history.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, history.Count));
        var ending = history.Single(entry => entry.To == "cleaning up");
        (ending.From, ending.By, ending.Reason).ShouldBe(("running", "grace", "no longer needed"));
    }

    [Fact]
    public async Task A_restart_of_a_service_is_recorded_with_its_reason()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("database", null)));
        var running = await host.WaitAsync(submitted.Id, AllActive);
        Kill(cluster, running.Services[1], exitCode: 1);
        await host.WaitAsync(submitted.Id, execution => execution.Services[1] is { Attempt: 2, Status: ServiceStatus.Active });

        var history = await host.Executions.GetHistoryAsync(submitted.Id, TestContext.Current.CancellationToken);
        history.Where(entry => entry.Service == "database0").Select(entry => (entry.To, entry.Reason)).ShouldBe(
        [
            ("starting", "Attempt 1 on node a."), ("active", null), ("terminating", "Restart: It ended with exit code 1."),
            ("starting", "Attempt 2 on node a."), ("active", null),
        ]);
    }

    [Fact]
    public async Task Deleting_an_execution_deletes_its_history()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Batch());
        await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
        await host.Executions.DeleteAsync(submitted.Id, TestContext.Current.CancellationToken);

        (await host.Store.GetHistoryAsync(submitted.Id, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        await Should.ThrowAsync<ExecutionNotFoundException>(
            () => host.Executions.GetHistoryAsync(submitted.Id, TestContext.Current.CancellationToken));
    }
}
