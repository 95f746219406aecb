using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What an <see cref="IResizableBackend"/> must do beside the rest. Derive from it in a test project.</summary>
public abstract class ResizeConformance : ConformanceTests<BackendEnvironment>
{
    private IResizableBackend Resizable => Assert.IsAssignableFrom<IResizableBackend>(Backend);

    [Fact]
    public async Task A_resized_service_keeps_running()
    {
        var service = await StartAsync(Spec(1, Environment.RunUntilStopped) with { Millicores = 500 });

        await Resizable.ResizeAsync(service.Key, Environment.Node, 250, Deadline);
        await Resizable.ResizeAsync(service.Key, Environment.Node, 1000, Deadline);

        var listed = Assert.Single(await ListAsync());
        Assert.Equal(ServiceState.Running, listed.State);
        Assert.Equal(service.BackendId, listed.BackendId);
    }

    [Fact]
    public async Task Resizing_an_unknown_service_or_node_is_not_found()
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
    public async Task Resizing_to_zero_cores_is_refused()
    {
        var service = await StartRunningAsync(1);

        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Resizable.ResizeAsync(service.Key, Environment.Node, 0, Deadline));
    }
}
