using Zoe.Backends;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Telemetry;

public sealed class MetricTests : EngineTest
{
    [Fact]
    public async Task An_execution_is_measured_from_its_submission_to_its_end()
    {
        await using var host = await StartAsync(Cluster("a"));
        using var metrics = new MetricRecorder(host);
        var id = (await host.SubmitAsync(Applications.Batch())).Id;
        var ended = await host.WaitAsync(id, ExecutionStatus.Terminated);

        metrics.Values("zoe.execution.submitted").ShouldBe([1]);
        metrics.Values("zoe.execution.queue_time").ShouldHaveSingleItem().ShouldBe((ended.TimeStart!.Value - ended.TimeSubmit).TotalSeconds, 1e-3);
        metrics.Values("zoe.execution.turnaround", "zoe.execution.status=terminated").ShouldHaveSingleItem()
            .ShouldBe((ended.TimeEnd!.Value - ended.TimeSubmit).TotalSeconds, 1e-3);
        metrics.Values("zoe.execution.ended", "zoe.execution.status=terminated").ShouldBe([1]);
        metrics.Values("zoe.service.started").ShouldBe([1]);
        metrics.Values("zoe.backend.command.duration", "zoe.command=start").Count.ShouldBe(1);
        metrics.Values("zoe.backend.command.duration", "zoe.command=stop").Count.ShouldBe(1);
        metrics.Values("zoe.store.write.duration").ShouldNotBeEmpty();
        metrics.Values("zoe.engine.step.duration").ShouldNotBeEmpty();
        metrics.Values("zoe.engine.step.messages").ShouldAllBe(messages => messages >= 1);
    }

    [Fact]
    public async Task Reservations_queue_and_nodes_are_gauges()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        using var metrics = new MetricRecorder(host);
        var running = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 3)));
        await host.WaitAsync(running.Id, ExecutionStatus.Running);
        await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 5)));

        metrics.Read("zoe.cpu.capacity").ShouldBe(8);
        metrics.Read("zoe.cpu.reserved").ShouldBe(3);
        metrics.Read("zoe.cpu.free").ShouldBe(5);
        metrics.Read("zoe.memory.reserved").ShouldBe(1024);
        metrics.Read("zoe.memory.free").ShouldBe((2L << 30) - 1024);
        metrics.Read("zoe.queue.length").ShouldBe(1);
        metrics.Read("zoe.service.running").ShouldBe(1);
        metrics.Read("zoe.execution.active", "zoe.execution.status=running").ShouldBe(1);
        metrics.Read("zoe.engine.inbox.length").ShouldBe(0);

        cluster.LoseNode("b");
        await host.WaitForNodeAsync("b", online: false);
        metrics.Read("zoe.node.present", "zoe.node.state=online").ShouldBe(1);
        metrics.Read("zoe.node.present", "zoe.node.state=offline").ShouldBe(1);
        metrics.Read("zoe.cpu.capacity").ShouldBe(4);
    }

    [Fact]
    public async Task Totals_are_those_of_the_loaded_state_after_a_restart()
    {
        var cluster = Cluster("a");
        await using (var host = await StartAsync(cluster))
            await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        await using var next = await StartAsync(cluster);
        using var metrics = new MetricRecorder(next);

        metrics.Read("zoe.execution.active", "zoe.execution.status=running").ShouldBe(1);
        metrics.Read("zoe.cpu.reserved").ShouldBe(1);
    }

    [Fact]
    public async Task Failures_restarts_and_refusals_are_counted()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        using var metrics = new MetricRecorder(host);
        var id = (await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("worker", null)))).Id;
        var running = await host.WaitAsync(id, execution => execution.Status is ExecutionStatus.Running && AllActive(execution));
        Kill(cluster, running.Services.First(service => service.Group == "worker"), exitCode: 3);
        await host.WaitAsync(id, execution => AllActive(execution) && execution.Services.Any(service => service.RestartCount == 1));
        await Should.ThrowAsync<InvalidSubmissionException>(() => host.SubmitAsync(Applications.Batch(), name: ""));

        metrics.Values("zoe.service.failed", "error.type=exit").ShouldBe([1]);
        metrics.Values("zoe.service.restarted").ShouldBe([1]);
        metrics.Values("zoe.service.started").Sum().ShouldBe(3);
        metrics.Values("zoe.request.refused", "error.type=InvalidSubmissionException").ShouldBe([1]);
    }

    [Fact]
    public async Task Failed_writes_and_commands_are_measured_with_their_error()
    {
        FailingStore? store = null;
        var refuse = true;
        await using var host = await StartAsync(
            Cluster("a"),
            wrapStore: inner => store = new FailingStore(inner),
            wrapBackend: inner => new InterceptedBackend(inner, (_, _, start) =>
                Interlocked.Exchange(ref refuse, false) ? throw new BackendException(BackendFailure.Retryable, "no room") : start()));
        using var metrics = new MetricRecorder(host);
        await host.WaitAsync((await host.SubmitAsync(Applications.Forever())).Id, ExecutionStatus.Running);
        store!.FailNextWrite(takesEffect: false);
        await Should.ThrowAsync<StoreUnavailableException>(() => host.SubmitAsync(Applications.Forever()));

        metrics.Values("zoe.backend.command.duration", "zoe.command=start error.type=Retryable").Count.ShouldBe(1);
        metrics.Values("zoe.service.failed", "error.type=start").ShouldBe([1]);
        metrics.Values("zoe.store.write.duration", "error.type=IOException").Count.ShouldBe(1);
    }
}
