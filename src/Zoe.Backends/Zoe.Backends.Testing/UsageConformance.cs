using Xunit;

namespace Zoe.Backends.Testing;

/// <summary>What an <see cref="IUsageBackend"/> must do beside the rest. Derive from it in a test project.</summary>
public abstract class UsageConformance : ConformanceTests<BackendEnvironment>
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private IUsageBackend Usage => Assert.IsAssignableFrom<IUsageBackend>(Backend);

    [Fact]
    public async Task A_running_service_uses_memory_and_its_CPU_time_does_not_decrease()
    {
        var service = await StartRunningAsync(1);

        var first = await WaitForAsync(service.Key, sample => sample.MemoryBytes > 0);
        var second = await WaitForAsync(service.Key, _ => true);

        Assert.True(first.CpuTime >= TimeSpan.Zero);
        Assert.True(second.CpuTime >= first.CpuTime);
    }

    [Fact]
    public async Task Each_running_service_has_one_sample_with_its_own_key()
    {
        var first = await StartRunningAsync(1);
        var second = await StartRunningAsync(2, attempt: 3);
        await WaitForAsync(first.Key, _ => true);
        await WaitForAsync(second.Key, _ => true);

        var samples = await Usage.ReadUsageAsync(Environment.Node, Deadline);

        Assert.Equal([first.Key, second.Key], samples.Select(sample => sample.Key).OrderBy(key => key.ServiceId));
    }

    [Fact]
    public async Task A_service_that_was_stopped_has_no_sample()
    {
        var service = await StartRunningAsync(1);
        await WaitForAsync(service.Key, _ => true);
        await Backend.StopAsync(service.Key, Environment.Node, TimeSpan.FromSeconds(1), Deadline);

        Assert.Empty(await Usage.ReadUsageAsync(Environment.Node, Deadline));
    }

    [Fact]
    public Task Usage_of_an_unknown_node_is_not_found() =>
        FailsAsync(BackendFailure.NotFound, () => Usage.ReadUsageAsync("no-such-node", Deadline));

    private async Task<UsageSample> WaitForAsync(ServiceKey key, Func<UsageSample, bool> condition)
    {
        while (true)
        {
            var samples = await Usage.ReadUsageAsync(Environment.Node, Deadline);
            if (samples.FirstOrDefault(sample => sample.Key == key) is { } found && condition(found)) return found;
            await Task.Delay(PollInterval, TimeProvider.System, Deadline);
        }
    }
}
