using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>What every backend must do: start, stop, list and adopt. Derive from it in a test project.</summary>
public abstract class BackendConformance : ConformanceTests<BackendEnvironment>
{
    [Fact]
    public async Task The_node_is_described_as_online_with_what_it_offers()
    {
        var nodes = await Backend.DescribeNodesAsync(Deadline);

        var node = Assert.Single(nodes, node => node.Name == Environment.Node);
        Assert.True(node.Online, node.Problem);
        Assert.Null(node.Problem);
        Assert.True(node.Millicores > 0);
        Assert.True(node.MemoryBytes > 0);
    }

    [Fact]
    public async Task A_started_service_is_listed_as_running()
    {
        var started = await StartRunningAsync(1);

        var listed = Assert.Single(await ListAsync());
        Assert.Equal(ServiceState.Running, listed.State);
        Assert.Equal(new ServiceKey(7, 1, 1), listed.Key);
        Assert.Equal(Environment.Node, listed.Node);
        Assert.Equal(started.BackendId, listed.BackendId);
        Assert.Equal(42, listed.Epoch);
        Assert.Null(listed.ExitCode);
        Assert.Empty((await Backend.ListAsync(Deadline)).UnreachableNodes);
    }

    [Fact]
    public async Task Starting_the_same_key_twice_starts_one_service()
    {
        var first = await StartRunningAsync(1);

        Assert.Equal(first.BackendId, (await StartRunningAsync(1)).BackendId);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Concurrent_starts_of_the_same_key_start_one_service()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartRunningAsync(1)));

        Assert.Single(started.Select(service => service.BackendId).Distinct(StringComparer.Ordinal));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Starting_the_key_of_an_ended_service_returns_its_exit_code_and_does_not_run_it_again()
    {
        var ended = await RunReleasedAsync(1, "once", exitCode: 3);

        var again = await StartRunningAsync(1);

        Assert.Equal(ended.BackendId, again.BackendId);
        Assert.Equal(ServiceState.Exited, again.State);
        Assert.Equal(3, again.ExitCode);
    }

    [Fact]
    public async Task A_newer_attempt_replaces_an_older_one_on_the_node()
    {
        var older = await StartRunningAsync(1);

        var newer = await StartRunningAsync(1, attempt: 2);

        Assert.NotEqual(older.BackendId, newer.BackendId);
        Assert.Equal(2, Assert.Single(await ListAsync()).Key.Attempt);
    }

    [Fact]
    public async Task An_older_attempt_is_rejected_while_a_newer_one_is_there()
    {
        await StartRunningAsync(1, attempt: 2);

        await FailsAsync(BackendFailure.Rejected, () => StartRunningAsync(1));
        Assert.Equal(2, Assert.Single(await ListAsync()).Key.Attempt);
    }

    [Fact]
    public async Task A_stopped_service_is_removed_and_stopping_it_again_succeeds()
    {
        var service = await StartRunningAsync(1);

        await StopAsync(service.Key, LongGrace);
        Assert.Empty(await ListAsync());
        await StopAsync(service.Key, LongGrace);
    }

    [Fact]
    public async Task Stopping_an_unknown_service_succeeds()
    {
        await StopAsync(new ServiceKey(7, 99, 1), LongGrace);
    }

    [Fact]
    public async Task Stopping_another_attempt_does_not_stop_the_service()
    {
        await StartRunningAsync(1, attempt: 2);

        await StopAsync(new ServiceKey(7, 1, 1), NoGrace);

        Assert.Equal(ServiceState.Running, Assert.Single(await ListAsync()).State);
    }

    [Fact]
    public async Task A_stopped_service_can_be_started_again()
    {
        var first = await StartRunningAsync(1);
        await StopAsync(first.Key, NoGrace);

        await StartRunningAsync(1);

        Assert.Equal(ServiceState.Running, Assert.Single(await ListAsync()).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task An_ended_service_stays_listed_with_its_exit_code_until_it_is_stopped(int exitCode)
    {
        var ended = await RunReleasedAsync(1, "text", exitCode);
        Assert.Equal(exitCode, ended.ExitCode);

        var listed = Assert.Single(await ListAsync());
        Assert.Equal(ServiceState.Exited, listed.State);
        Assert.Equal(exitCode, listed.ExitCode);

        await StopAsync(ended.Key, LongGrace);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_killed_service_ends_with_137()
    {
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var service = await StartRunningAsync(1);

        await Environment.KillAsync(service);

        Assert.Equal(137, (await events.WaitForEndAsync(service.Key, Deadline)).ExitCode);
    }

    [Fact]
    public async Task Services_of_other_deployments_are_neither_listed_nor_touched()
    {
        var other = await CreateBackendAsync(Deployment + "-other");
        var spec = Spec(1, Environment.RunUntilStopped) with { HostName = $"service1-7-{Deployment}-other" };
        var foreign = await other.StartAsync(spec, Environment.Node, Deadline);

        Assert.Empty(await ListAsync());
        await StopAsync(foreign.Key, NoGrace);
        await StartRunningAsync(1, attempt: 2);

        var untouched = Assert.Single((await other.ListAsync(Deadline)).Services);
        Assert.Equal(foreign.BackendId, untouched.BackendId);
        Assert.Equal(ServiceState.Running, untouched.State);
    }

    [Fact]
    public async Task An_unknown_node_is_not_found()
    {
        const string Nowhere = "no-such-node";
        var spec = Spec(1, Environment.RunUntilStopped);

        await FailsAsync(BackendFailure.NotFound, () => Backend.StartAsync(spec, Nowhere, Deadline));
        await FailsAsync(BackendFailure.NotFound, () => Backend.StopAsync(spec.Key, Nowhere, NoGrace, Deadline));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Many_services_are_started_and_stopped_at_once()
    {
        var count = Environment.ManyServices;
        await Task.WhenAll(Enumerable.Range(1, count).Select(id => StartRunningAsync(id)));

        var listed = await ListAsync();
        Assert.Equal(count, listed.Select(service => service.Key).Distinct().Count());
        Assert.All(listed, service => Assert.Equal(ServiceState.Running, service.State));

        await Task.WhenAll(listed.Select(service => StopAsync(service.Key, LongGrace)));
        Assert.Empty(await ListAsync());
        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    [Fact]
    public async Task Nothing_is_left_behind_after_a_stop()
    {
        var ended = await RunReleasedAsync(1, "text", exitCode: 0);
        var running = await StartRunningAsync(2);

        await StopAsync(ended.Key, LongGrace);
        await StopAsync(running.Key, LongGrace);

        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    [Fact]
    public async Task A_cancelled_request_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var spec = Spec(1, Environment.RunUntilStopped);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Backend.StartAsync(spec, Environment.Node, cancelled));
        Assert.Empty(await ListAsync());

        await StartAsync(spec);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Backend.StopAsync(spec.Key, Environment.Node, NoGrace, cancelled));
        Assert.Single(await ListAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.ListAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.DescribeNodesAsync(cancelled));
    }
}
