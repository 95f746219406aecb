using Zoe.Backends;
using Zoe.Backends.Virtual;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class FaultTests : EngineTest
{
    [Fact]
    public async Task A_start_that_took_effect_although_its_response_was_lost_creates_one_container()
    {
        var cluster = Cluster("a");
        cluster.FailNextStart("a", new StartFault(BackendFailure.Unreachable, TakesEffect: true));
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        running.Services[0].ShouldSatisfyAllConditions(
            () => running.Services[0].BackendId.ShouldBe("virtual-1"), () => running.Services[0].Attempt.ShouldBe(1));
    }

    [Fact]
    public async Task A_lost_start_is_retried()
    {
        var cluster = Cluster("a");
        cluster.FailNextStart("a", new StartFault(BackendFailure.Unreachable, TakesEffect: false));
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        (await host.WaitAsync(submitted.Id, ExecutionStatus.Running)).Services[0].Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_start_on_a_full_node_is_planned_again()
    {
        var cluster = Cluster("a");
        cluster.FailNextStart("a", new StartFault(BackendFailure.Retryable, TakesEffect: false));
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        running.Services[0].ShouldSatisfyAllConditions(
            () => running.Services[0].Attempt.ShouldBe(2), () => running.Services[0].RestartCount.ShouldBe(1));
    }

    [Fact]
    public async Task A_rejected_start_ends_the_execution_with_the_message_of_the_backend()
    {
        var cluster = Cluster("a");
        cluster.FailNextStart("a", new StartFault(BackendFailure.Rejected, TakesEffect: false));
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldNotBeNull().ShouldContain("Node 'a' failed the start by an injected fault");
    }

    [Fact]
    public async Task An_exit_without_an_event_is_found_by_the_full_listing()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        await using var backend = new VirtualBackend(cluster, "test");
        var container = (await backend.ListAsync(default)).Services.ShouldHaveSingleItem();
        cluster.SuppressEvents("a", () => cluster.Kill(container, exitCode: 0));
        await host.WaitAsync(running.Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task Services_of_an_unreachable_node_are_kept_and_continue_when_it_is_back()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var lost = (await host.WaitAsync(submitted.Id, ExecutionStatus.Running)).Services[0].Node!;
        var other = lost == "a" ? "b" : "a";

        cluster.LoseNode(lost);
        await host.WaitForNodeAsync(lost, online: false);
        await WaitForFullListingAsync(cluster, other);
        (await host.Executions.FindAsync(submitted.Id, default))!.Status.ShouldBe(ExecutionStatus.Running);

        cluster.RestoreNode(lost);
        await host.WaitForNodeAsync(lost, online: true);
        await WaitForFullListingAsync(cluster, lost);
        var back = await host.Executions.FindAsync(submitted.Id, default);
        back!.Status.ShouldBe(ExecutionStatus.Running);
        back.Services[0].Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Terminating_on_a_lost_node_is_finished_when_the_node_is_back()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        cluster.LoseNode("a");
        await host.Executions.TerminateAsync(submitted.Id, "enough", default);
        var ending = await host.WaitAsync(
            submitted.Id, execution => execution.Services[0].ErrorMessage?.Contains("cannot be reached") == true);
        ending.Status.ShouldBe(ExecutionStatus.CleaningUp);
        cluster.RestoreNode("a");
        await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task A_failed_write_loses_nothing_and_is_reported_to_the_caller()
    {
        var cluster = Cluster("a");
        FailingStore? store = null;
        await using var host = await StartAsync(cluster, real => store = new FailingStore(real));
        var kept = await host.SubmitAsync(Applications.Forever());
        var running = await host.WaitAsync(kept.Id, ExecutionStatus.Running);

        store!.FailNextWrite(takesEffect: false);
        await Should.ThrowAsync<StoreUnavailableException>(() => host.SubmitAsync(Applications.Batch()));
        Kill(cluster, running.Services[0], exitCode: 0);
        await host.WaitAsync(kept.Id, ExecutionStatus.Terminated);
        (await host.Executions.ListAsync(new ExecutionFilter(), default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_write_that_took_effect_although_it_failed_is_continued()
    {
        var cluster = Cluster("a");
        FailingStore? store = null;
        await using var host = await StartAsync(cluster, real => store = new FailingStore(real));
        store!.FailNextWrite(takesEffect: true);
        await Should.ThrowAsync<StoreUnavailableException>(() => host.SubmitAsync(Applications.Batch("run 0")));
        var stored = (await host.Executions.ListAsync(new ExecutionFilter(), default)).ShouldHaveSingleItem();
        await host.WaitAsync(stored.Id, ExecutionStatus.Terminated);
    }
}
