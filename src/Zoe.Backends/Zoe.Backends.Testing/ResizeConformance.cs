using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What an <see cref="IResizableBackend"/> must do beside the rest. Derive from it in a test project.</summary>
public abstract class ResizeConformance : ConformanceTests<BackendEnvironment>
{
    private IResizableBackend Resizable => Assert.IsAssignableFrom<IResizableBackend>(Backend);

    [Fact]
    public async Task A_service_goes_on_when_its_cores_are_changed()
    {
        var service = await StartAsync(Spec(1, Environment.RunUntilStopped) with { Millicores = 500 });

        await Resizable.ResizeAsync(service.Key, Environment.Node, 250, Deadline);
        await Resizable.ResizeAsync(service.Key, Environment.Node, 1000, Deadline);

        var listed = Assert.Single(await ListAsync());
        Assert.Equal(ServiceState.Running, listed.State);
        Assert.Equal(service.BackendId, listed.BackendId);
    }

    [Fact]
    public async Task Changing_the_cores_of_what_is_not_there_is_not_found()
    {
        await StartRunningAsync(1, attempt: 2);

        await FailsAsync(
            BackendFailure.NotFound,
            () => Resizable.ResizeAsync(new ServiceKey(7, 1, 1), Environment.Node, 1000, Deadline));
        await FailsAsync(
            BackendFailure.NotFound,
            () => Resizable.ResizeAsync(new ServiceKey(7, 1, 2), "no-such-node", 1000, Deadline));
    }

    [Fact]
    public async Task A_service_has_at_least_some_part_of_a_core()
    {
        var service = await StartRunningAsync(1);

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Resizable.ResizeAsync(service.Key, Environment.Node, 0, Deadline));
    }
}
