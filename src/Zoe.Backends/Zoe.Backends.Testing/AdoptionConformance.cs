using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>What every backend must find again after a restart of the server. Derive from it in a test project.</summary>
public abstract class AdoptionConformance : ConformanceTests<BackendEnvironment>
{
    [Fact]
    public async Task A_new_backend_lists_running_services()
    {
        var spec = Spec(1, Environment.RunUntilStopped) with { Ports = [new ServicePort(8080, "tcp")] };
        var started = await StartAsync(spec);

        await RestartBackendAsync();

        var adopted = Assert.Single(await ListAsync());
        Assert.Equal(ServiceState.Running, adopted.State);
        Assert.Equal(started.Key, adopted.Key);
        Assert.Equal(started.BackendId, adopted.BackendId);
        Assert.Equal(started.Epoch, adopted.Epoch);
        Assert.Equal(started.Ports, adopted.Ports);
    }

    [Fact]
    public async Task A_new_backend_does_not_restart_a_running_service()
    {
        var started = await StartRunningAsync(1);

        await RestartBackendAsync();

        Assert.Equal(started.BackendId, (await StartRunningAsync(1)).BackendId);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_new_backend_replaces_an_older_attempt_of_an_earlier_backend()
    {
        await StartRunningAsync(1);

        await RestartBackendAsync();
        await StartRunningAsync(1, attempt: 2);

        Assert.Equal(2, Assert.Single(await ListAsync()).Key.Attempt);
    }

    [Fact]
    public async Task A_new_backend_stops_a_service_of_an_earlier_backend_and_leaves_nothing()
    {
        var service = await StartRunningAsync(1);

        await RestartBackendAsync();
        await StopAsync(service.Key, LongGrace);

        Assert.Empty(await ListAsync());
        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    [Fact]
    public async Task A_new_backend_reports_when_an_adopted_service_ends()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(Spec(1, Environment.RunUntilReleased("text", 3), workspace: workspace));

        await RestartBackendAsync();
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        Assert.Equal(ServiceState.Running, Assert.Single(await ListAsync()).State);
        await Environment.ReleaseAsync(workspace);

        Assert.Equal(3, (await events.WaitForEndAsync(service.Key, Deadline)).ExitCode);
    }

    [Fact]
    public async Task A_new_backend_finds_the_exit_code_of_a_service_that_ended_while_no_backend_ran()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(Spec(1, Environment.RunUntilReleased("text", 3), workspace: workspace));
        await Backend.DisposeAsync();
        await Environment.ReleaseAsync(workspace);

        await RestartBackendAsync();
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);

        var found = Assert.Single(await ListAsync());
        if (found.State != ServiceState.Exited) found = await events.WaitForEndAsync(service.Key, Deadline);
        Assert.Equal(3, found.ExitCode);
    }

    [Fact]
    public async Task A_new_backend_reads_the_output_of_an_adopted_service_from_its_beginning_to_its_end()
    {
        var workspace = Environment.CreateWorkspace();
        var service = await StartAsync(Spec(1, Environment.RunUntilReleased("written-before", 0), workspace: workspace));

        await RestartBackendAsync();
        var reading = ReadLogsAsync(service.Key, follow: true);
        await Environment.ReleaseAsync(workspace);

        Assert.Contains("written-before\n", await reading, StringComparison.Ordinal);
    }
}
