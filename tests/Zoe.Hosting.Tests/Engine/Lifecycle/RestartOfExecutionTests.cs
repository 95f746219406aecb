using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Submitting an execution that has ended again.</summary>
public sealed class RestartOfExecutionTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_is_a_new_execution_that_names_the_former_one()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.Executions.SubmitAsync(
            new Submission(Applications.Batch(), "run", EngineHost.Owner) { Priority = 3, TimeLimit = TimeSpan.FromHours(1) }, Cancellation);
        await host.WaitAsync(first.Id, ExecutionStatus.Terminated);

        var again = await host.Executions.RestartAsync(first.Id, EngineHost.Owner, RestartChanges.None, Cancellation);
        again.Id.ShouldBeGreaterThan(first.Id);
        var ended = await host.WaitAsync(again.Id, ExecutionStatus.Terminated);
        (ended.RestartOf, ended.Name, ended.Priority, ended.TimeLimit).ShouldBe((first.Id, "run", 3, TimeSpan.FromHours(1)));
        ended.Application.Services.ShouldHaveSingleItem().Command.ShouldBe(first.Application.Services[0].Command);
    }

    [Fact]
    public async Task A_restart_can_change_what_runs()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.SubmitAsync(Applications.Batch("run 0.1 exit 3"));
        await host.WaitAsync(first.Id, ExecutionStatus.Error);

        var changes = new RestartChanges { Application = Applications.Batch(), Name = "fixed", Priority = -1 };
        var again = await host.Executions.RestartAsync(first.Id, EngineHost.Owner, changes, Cancellation);
        (again.Name, again.Priority, again.RestartOf).ShouldBe(("fixed", -1, first.Id));
        await host.WaitAsync(again.Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task An_active_or_unknown_execution_is_not_restarted()
    {
        await using var host = await StartAsync(Cluster("a"));
        var running = await host.SubmitAsync(Applications.Forever());

        (await Should.ThrowAsync<ExecutionStateException>(
            () => host.Executions.RestartAsync(running.Id, EngineHost.Owner, RestartChanges.None, Cancellation)))
            .Message.ShouldContain("terminate it and wait until it has ended before restarting it");
        await Should.ThrowAsync<ExecutionNotFoundException>(
            () => host.Executions.RestartAsync(99, EngineHost.Owner, RestartChanges.None, Cancellation));
    }
}
