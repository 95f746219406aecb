using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>
/// What must be true whenever a caller cancels. Cancellation comes after different times, from immediately to longer than
/// a start takes, so that it interrupts all steps of a backend. Derive from it in a test project.
/// </summary>
public abstract class CancellationConformance : ConformanceTests<BackendEnvironment>
{
    private static readonly double[] Milliseconds =
        [0, 0.5, 1, 3, 8, 18, 35, 70, 140, 280, 560, 800];

    [Fact]
    public async Task A_cancelled_start_leaves_nothing_or_a_service_that_can_be_adopted_and_stopped()
    {
        for (var id = 1; id <= Milliseconds.Length; id++)
        {
            var spec = Spec(id, Environment.RunUntilStopped);
            await CancelAfterAsync(
                Milliseconds[id - 1], token => Backend.StartAsync(spec, Environment.Node, token));

            if (await FindAsync(spec.Key) is { } left)
            {
                var adopted = await StartAsync(spec);
                Assert.Equal(left.BackendId, adopted.BackendId);
                Assert.Equal(ServiceState.Running, adopted.State);
            }

            await StopAsync(spec.Key, NoGrace);
            Assert.Null(await FindAsync(spec.Key));
        }

        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    [Fact]
    public async Task A_service_can_be_started_after_a_cancelled_start()
    {
        for (var id = 1; id <= Milliseconds.Length; id++)
        {
            var spec = Spec(id, Environment.RunUntilStopped);
            await CancelAfterAsync(
                Milliseconds[id - 1], token => Backend.StartAsync(spec, Environment.Node, token));

            Assert.Equal(ServiceState.Running, (await StartAsync(spec)).State);
        }

        Assert.Equal(Milliseconds.Length, (await ListAsync()).Select(service => service.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_cancelled_stop_can_be_repeated()
    {
        for (var id = 1; id <= Milliseconds.Length; id++)
        {
            var service = await StartRunningAsync(id);
            await CancelAfterAsync(
                Milliseconds[id - 1], token => Backend.StopAsync(service.Key, Environment.Node, LongGrace, token));

            await StopAsync(service.Key, NoGrace);
            Assert.Null(await FindAsync(service.Key));
        }

        Assert.Empty(await Environment.FindLeftoversAsync(Deployment));
    }

    private static async Task CancelAfterAsync(double milliseconds, Func<CancellationToken, Task> act)
    {
        using var cancel = new CancellationTokenSource();
        cancel.CancelAfter(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            await act(cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Expected.
        }
    }

    private async Task<ObservedService?> FindAsync(ServiceKey key) =>
        (await ListAsync()).SingleOrDefault(service => service.Key == key);
}
