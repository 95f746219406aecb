using System.Text;
using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>What the events and logs of every backend must be like. Derive from it in a test project.</summary>
public abstract class StreamConformance : ConformanceTests<BackendEnvironment>
{
    [Fact]
    public async Task The_events_of_a_service_are_running_then_ended_then_removed()
    {
        var workspace = Environment.CreateWorkspace();
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);

        var service = await StartAsync(Spec(1, Environment.RunUntilReleased("text", 3), workspace: workspace));
        await Environment.ReleaseAsync(workspace);
        await events.WaitForEndAsync(service.Key, Deadline);
        await StopAsync(service.Key, LongGrace);
        await events.WaitForAsync(occurred => occurred is ServiceRemoved, Deadline);

        Assert.Collection(
            events.Seen.Where(occurred => occurred is ServiceChanged or ServiceRemoved),
            running => AssertChanged(running, service, ServiceState.Running, exitCode: null),
            ended => AssertChanged(ended, service, ServiceState.Exited, exitCode: 3),
            removed => Assert.Equal(new ServiceRemoved(service.Key, service.Node), removed));
    }

    [Fact]
    public async Task Stopping_a_running_service_reports_its_end_and_its_removal()
    {
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);

        var service = await StartRunningAsync(1);
        await StopAsync(service.Key, LongGrace);
        await events.WaitForAsync(occurred => occurred is ServiceRemoved, Deadline);

        Assert.Collection(
            events.Seen.Where(occurred => occurred is ServiceChanged or ServiceRemoved),
            running => Assert.Equal(ServiceState.Running, Assert.IsType<ServiceChanged>(running).Service.State),
            ended => Assert.Equal(ServiceState.Exited, Assert.IsType<ServiceChanged>(ended).Service.State),
            removed => Assert.Equal(new ServiceRemoved(service.Key, service.Node), removed));
    }

    [Fact]
    public async Task All_watchers_receive_the_same_events()
    {
        await using var one = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        await using var two = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);

        var service = await StartRunningAsync(1);
        await StopAsync(service.Key, NoGrace);

        await one.WaitForEndAsync(service.Key, Deadline);
        await two.WaitForEndAsync(service.Key, Deadline);
    }

    [Fact]
    public async Task The_output_of_an_ended_service_can_be_read_until_it_is_stopped()
    {
        var ended = await RunReleasedAsync(1, "some-text", exitCode: 0);

        Assert.Contains("some-text\n", await ReadLogsAsync(ended.Key, follow: false), StringComparison.Ordinal);
        Assert.Contains("some-text\n", await ReadLogsAsync(ended.Key, follow: true), StringComparison.Ordinal);

        await StopAsync(ended.Key, NoGrace);
        await FailsAsync(BackendFailure.NotFound, () => ReadLogsAsync(ended.Key, follow: false));
    }

    [Fact]
    public async Task A_follower_reads_from_the_beginning_until_the_service_ends()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(Spec(1, Environment.RunUntilReleased("some-text", 0), workspace: workspace));

        var output = new StringBuilder();
        await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Environment.Node, follow: true, Deadline))
        {
            output.Append(Encoding.UTF8.GetString(chunk.Span));
            if (output.ToString().Contains("some-text\n", StringComparison.Ordinal))
                await Environment.ReleaseAsync(workspace);
        }

        Assert.Contains("some-text\n", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ServiceState.Exited, Assert.Single(await ListAsync()).State);
    }

    [Fact]
    public async Task A_follower_ends_when_the_service_is_stopped()
    {
        var service = await StartRunningAsync(1);
        var reading = ReadLogsAsync(service.Key, follow: true);

        await StopAsync(service.Key, LongGrace);

        await reading;
    }

    [Fact]
    public async Task Cancelling_a_follower_does_not_stop_the_service()
    {
        var service = await StartRunningAsync(1);
        using var cancel = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            await foreach (var chunk in Backend.ReadLogsAsync(service.Key, Environment.Node, follow: true, cancel.Token))
                Assert.True(chunk.Length >= 0);
        });

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.Equal(ServiceState.Running, Assert.Single(await ListAsync()).State);
    }

    [Fact]
    public async Task The_output_of_an_unknown_service_is_not_found()
    {
        await FailsAsync(BackendFailure.NotFound, () => ReadLogsAsync(new ServiceKey(7, 99, 1), follow: false));
        await FailsAsync(BackendFailure.NotFound, () => ReadLogsAsync(new ServiceKey(7, 99, 1), follow: true));
    }

    private static void AssertChanged(BackendEvent occurred, ObservedService service, ServiceState state, int? exitCode)
    {
        var changed = Assert.IsType<ServiceChanged>(occurred).Service;
        Assert.Equal(service.Key, changed.Key);
        Assert.Equal(service.Node, changed.Node);
        Assert.Equal(service.BackendId, changed.BackendId);
        Assert.Equal(state, changed.State);
        Assert.Equal(exitCode, changed.ExitCode);
    }
}
