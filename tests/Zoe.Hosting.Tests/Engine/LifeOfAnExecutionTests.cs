using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class LifeOfAnExecutionTests : EngineTest
{
    [Fact]
    public async Task A_batch_job_that_ends_with_0_is_terminated_and_leaves_nothing()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Batch());
        submitted.Status.ShouldBe(ExecutionStatus.Queued);

        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
        ended.TimeStart.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.TimeSubmit);
        ended.TimeEnd.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.TimeStart.Value);
        var service = ended.Services.ShouldHaveSingleItem();
        service.ShouldSatisfyAllConditions(
            () => service.Status.ShouldBe(ServiceStatus.Inactive),
            () => service.ExitCode.ShouldBe(0),
            () => service.Node.ShouldBeNull(),
            () => service.LastNode.ShouldBe("a"));
        host.Statistics.Nodes.ShouldHaveSingleItem().ReservedMillicores.ShouldBe(0);
    }

    [Fact]
    public async Task Watching_an_execution_sees_its_last_status_and_then_ends()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Batch());

        var seen = new List<ExecutionStatus>();
        await foreach (var execution in host.Executions.WatchAsync(submitted.Id, TestContext.Current.CancellationToken))
            seen.Add(execution.Status);

        seen[^1].ShouldBe(ExecutionStatus.Terminated);
        seen.ShouldBe(seen.Distinct().Order());
    }

    [Fact]
    public async Task Watching_an_unknown_execution_throws()
    {
        await using var host = await StartAsync(Cluster("a"));

        await Should.ThrowAsync<ExecutionNotFoundException>(
            async () => await host.Executions.WatchAsync(99, TestContext.Current.CancellationToken).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public void A_service_that_ended_before_its_start_was_reported_has_run_nevertheless()
    {
        var history = new RandomHistory(seed: 0);
        history.Submit(Applications.Batch());
        var service = history.State.Executions.Values.Single().Services.Single();
        var ended = See(service, ServiceState.Exited, exitCode: 0);
        var ending = history.State.Observe(ended, DateTimeOffset.UnixEpoch.AddDays(1)).Executions.Values.Single();
        ending.Status.ShouldBe(ExecutionStatus.CleaningUp);
        ending.TimeStart.ShouldNotBeNull();
    }

    [Fact]
    public void Backoff_doubles_and_is_reset_after_a_long_run()
    {
        var history = new RandomHistory(seed: 0);
        history.Submit(Applications.Of(Applications.Service("main", null, monitor: true), Applications.Service("database", null)));
        var (state, now) = (history.State, history.Now);
        var moment = TimeSpan.FromSeconds(1);
        new[] { moment, moment, moment, Restarts.LongRun - moment, Restarts.LongRun, moment }.Select(PauseAfter)
            .ShouldBe([null, moment, 2 * moment, 4 * moment, null, moment]);

        Service Database() => state.Executions.Values.Single().Services.Single(service => service.Group == "database");

        TimeSpan? PauseAfter(TimeSpan run)
        {
            state = state.Observe(See(Database(), ServiceState.Running), now);
            now += run;
            state = state.Observe(See(Database(), ServiceState.Exited, exitCode: 1), now);
            var pause = Database().NotBefore - now;
            now += pause ?? TimeSpan.Zero;
            var gone = new StoppedReport(Database().Key, Database().Node!);
            state = state.Apply(gone, (_, _) => true, epoch: 1, now).ApplyElapsedTime(nodeLostAfter: null, now);
            return pause;
        }
    }

    [Fact]
    public async Task A_monitor_that_fails_ends_the_execution_in_error_with_its_code()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Batch("run 0.1 exit 3"));
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldBe("Service main0 ended with exit code 3.");
    }

    [Fact]
    public async Task Without_autorestart_the_death_of_an_essential_service_ends_the_execution_with_a_reason()
    {
        await using var host = await StartAsync(Cluster("a"));
        var application = Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("database", "run 0.1 exit 1"));
        var submitted = await host.SubmitAsync(application with { DisableAutorestart = true });
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldBe("Essential service database0 died: it ended with exit code 1.");
        ended.Services.ShouldAllBe(service => service.Status == ServiceStatus.Inactive);
    }

    [Fact]
    public async Task An_essential_service_that_dies_is_restarted_on_its_node_and_the_execution_continues()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("database", null)));
        var first = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        var again = first;
        for (var count = 1; count <= 2; count++)
        {
            Kill(cluster, again.Services[1], exitCode: 1);
            again = await host.WaitAsync(
                submitted.Id,
                execution => execution.Status is ExecutionStatus.Running && execution.Services[1].RestartCount == count);
        }

        again.Services[1].ShouldSatisfyAllConditions(
            () => again.Services[1].Node.ShouldBe(first.Services[1].Node),
            () => again.Services[1].Attempt.ShouldBe(again.Services[1].RestartCount + 1),
            () => again.Services[1].RestartReason.ShouldBe("It ended with exit code 1."));
        again.Services[0].Attempt.ShouldBe(1);
        again.TimeStart.ShouldBe(first.TimeStart);
    }

    [Fact]
    public async Task A_failed_elastic_service_returns_to_its_node_only_when_no_other_fits()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", null, essential: 0, total: 1)));
        var first = await host.WaitAsync(submitted.Id, AllActive);
        Kill(cluster, first.Services[1], exitCode: 1);
        var second = await host.WaitAsync(submitted.Id, execution => AllActive(execution) && execution.Services[1].Attempt == 2);
        second.Services[1].Node.ShouldNotBe(first.Services[1].Node);
    }

    [Fact]
    public async Task An_elastic_service_that_fails_is_restarted_and_the_execution_continues()
    {
        await using var host = await StartAsync(Cluster("a", "b"));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", "run 0.1 exit 1", essential: 0, total: 1)));
        var running = await host.WaitAsync(
            submitted.Id, execution => execution.Services[1] is { RestartCount: >= 2, Attempt: >= 2 });
        running.Status.ShouldBe(ExecutionStatus.Running);
    }

    [Fact]
    public async Task An_elastic_service_that_exits_with_0_is_not_restarted()
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", "run 0.1", essential: 0, total: 1)));
        var done = await host.WaitAsync(submitted.Id, execution => execution.Services[1].Status is ServiceStatus.Inactive);
        done.Status.ShouldBe(ExecutionStatus.Running);
        done.Services[1].ShouldSatisfyAllConditions(
            () => done.Services[1].Attempt.ShouldBe(1), () => done.Services[1].RestartCount.ShouldBe(0));
    }

    [Fact]
    public async Task Without_autorestart_a_failed_elastic_service_is_not_restarted()
    {
        await using var host = await StartAsync(Cluster("a"));
        var application = Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", "run 0.1 exit 1", essential: 0, total: 1));
        var submitted = await host.SubmitAsync(application with { DisableAutorestart = true });
        var left = await host.WaitAsync(submitted.Id, execution => execution.Services[1].Status is ServiceStatus.Inactive);
        left.Status.ShouldBe(ExecutionStatus.Running);
        left.Services[1].Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task An_execution_that_does_not_fit_waits_with_a_reason_and_starts_when_it_fits()
    {
        await using var host = await StartAsync(Cluster("a"));
        var first = await host.SubmitAsync(Applications.Of(Applications.Service("main", null, monitor: true, cores: 3)));
        var second = await host.SubmitAsync(Applications.Batch("run 0.1", cores: 3));
        var waiting = await host.WaitAsync(second.Id, execution => execution.WaitReason is not null);
        waiting.WaitReason.ShouldNotBeNull().ShouldStartWith("Service main0 needs 3 cores");
        await host.Executions.TerminateAsync(first.Id, "make room", CancellationToken.None);
        await host.WaitAsync(first.Id, ExecutionStatus.Terminated);
        var ended = await host.WaitAsync(second.Id, ExecutionStatus.Terminated);
        ended.WaitReason.ShouldBeNull();
    }

    [Fact]
    public async Task An_execution_whose_image_no_node_has_ends_in_error_naming_image_and_node()
    {
        await using var host = await StartAsync(Cluster("alpha"));
        var application = Applications.Of(Applications.Service("main", null, monitor: true) with { Image = "absent:1" });
        var submitted = await host.SubmitAsync(application);
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldNotBeNull().ShouldContain("absent:1");
        ended.ErrorMessage.ShouldContain("alpha");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Terminating_ends_an_execution_whether_it_runs_or_waits(bool runs)
    {
        await using var host = await StartAsync(Cluster("a"));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true, cores: runs ? 1 : 100)));
        await host.WaitAsync(submitted.Id, runs ? ExecutionStatus.Running : ExecutionStatus.Queued);
        await host.Executions.TerminateAsync(submitted.Id, "user ada request from API", CancellationToken.None);
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
        ended.ErrorMessage.ShouldBe("user ada request from API");
    }

    [Fact]
    public async Task What_has_ended_cannot_be_terminated_and_what_runs_cannot_be_deleted()
    {
        await using var host = await StartAsync(Cluster("a"));
        var ended = await host.SubmitAsync(Applications.Batch("run 0"));
        await host.WaitAsync(ended.Id, ExecutionStatus.Terminated);
        var running = await host.SubmitAsync(Applications.Forever());
        await host.WaitAsync(running.Id, ExecutionStatus.Running);

        await Should.ThrowAsync<ExecutionStateException>(() => host.Executions.TerminateAsync(ended.Id, "", default));
        await Should.ThrowAsync<ExecutionStateException>(() => host.Executions.DeleteAsync(running.Id, default));
        await Should.ThrowAsync<ExecutionNotFoundException>(() => host.Executions.TerminateAsync(999, "", default));
        await host.Executions.DeleteAsync(ended.Id, default);
        (await host.Executions.FindAsync(ended.Id, default)).ShouldBeNull();
        // The folder is deleted in the background.
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (Directory.Exists(Path.Combine(DataPath, "service-logs", "test", $"{ended.Id}"))) await Task.Delay(10, limit.Token);
    }

    [Fact]
    public async Task An_id_is_never_used_twice_even_when_the_last_execution_is_deleted()
    {
        var cluster = Cluster("a");
        long first;
        await using (var host = await StartAsync(cluster))
        {
            first = (await host.SubmitAsync(Applications.Batch("run 0"))).Id;
            await host.WaitAsync(first, ExecutionStatus.Terminated);
            await host.Executions.DeleteAsync(first, default);
        }

        await using var next = await StartAsync(cluster);
        (await next.SubmitAsync(Applications.Batch("run 0"))).Id.ShouldBeGreaterThan(first);
    }

    [Fact]
    public async Task Services_start_in_the_order_of_their_startup_order()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("late", null, monitor: true, order: 2),
            Applications.Service("early", null, order: 0),
            Applications.Service("middle", null, order: 1)));
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        running.Services.OrderBy(service => int.Parse(service.BackendId!.Split('-')[1]))
            .Select(service => service.Group).ShouldBe(["early", "middle", "late"]);
    }

    private static ObservedService See(Service service, ServiceState state, int? exitCode = null) => new()
    {
        Key = service.Key,
        Node = service.Node!,
        BackendId = "seen",
        State = state,
        ExitCode = exitCode,
    };
}
