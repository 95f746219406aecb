using Zoe.Backends;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class DisruptionTests : EngineTest
{
    private const string Cause = "was evicted from its node: the node was low on memory";

    [Theory]
    [InlineData(0)]
    [InlineData(143)]
    public async Task An_evicted_batch_is_restarted_elsewhere_with_any_exit_code(int exitCode)
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var before = (await host.WaitAsync(submitted.Id, AllActive)).Services[0];

        cluster.Disrupt(Observed(before), Cause, exitCode);

        var after = await host.WaitAsync(submitted.Id, execution => AllActive(execution) && execution.Services[0].Attempt == 2);
        after.Status.ShouldBe(ExecutionStatus.Running);
        after.Services[0].Node.ShouldNotBe(before.Node);
        after.Services[0].RestartReason.ShouldBe($"It {Cause}.");
        after.Services[0].RestartsInARow.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_evicted_worker_is_restarted_elsewhere_even_with_exit_code_0(int essential)
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", null, essential: essential, total: 1)));
        var before = (await host.WaitAsync(submitted.Id, AllActive)).Services[1];

        cluster.Disrupt(Observed(before), Cause);

        var after = await host.WaitAsync(submitted.Id, execution => AllActive(execution) && execution.Services[1].Attempt == 2);
        after.Services[1].Node.ShouldNotBe(before.Node);
        after.Services[1].RestartReason.ShouldBe($"It {Cause}.");
    }

    [Fact]
    public async Task A_monitor_removed_outside_Zoe_is_restarted()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever());
        var before = (await host.WaitAsync(submitted.Id, AllActive)).Services[0];

        cluster.RemoveFromOutside(Observed(before));

        var after = await host.WaitAsync(submitted.Id, execution => AllActive(execution) && execution.Services[0].Attempt == 2);
        after.Services[0].RestartReason.ShouldBe("It was removed outside Zoe.");
    }

    [Fact]
    public async Task Without_autorestart_an_eviction_is_an_error_with_its_cause()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster);
        var submitted = await host.SubmitAsync(Applications.Forever() with { DisableAutorestart = true });
        var running = (await host.WaitAsync(submitted.Id, AllActive)).Services[0];

        cluster.Disrupt(Observed(running), Cause);

        (await host.WaitAsync(submitted.Id, ExecutionStatus.Error)).ErrorMessage.ShouldBe($"Service main0 {Cause}.");
    }

    [Fact]
    public async Task An_execution_that_ended_while_the_server_was_down_keeps_its_end_time()
    {
        var cluster = Cluster("a");
        long id;
        Service running;
        await using (var host = await StartAsync(cluster))
        {
            id = (await host.SubmitAsync(Applications.Forever())).Id;
            running = (await host.WaitAsync(id, AllActive)).Services[0];
        }

        Kill(cluster, running, exitCode: 0);
        var before = DateTimeOffset.UtcNow;
        await Task.Delay(TimeSpan.FromMilliseconds(50));

        await using var next = await StartAsync(cluster);
        (await next.WaitAsync(id, ExecutionStatus.Terminated)).TimeEnd.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(before);
    }

    private static ObservedService Observed(Service service) => new()
    {
        Key = service.Key,
        Node = service.Node!,
        BackendId = service.BackendId!,
        State = ServiceState.Running,
    };
}
