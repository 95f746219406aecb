using Zoe.Backends.Drivers;

namespace Zoe.Backends.Process.Tests;

/// <summary>Tests with few free file descriptors. Not in parallel: those of the whole process are counted.</summary>
[CollectionDefinition(nameof(DescriptorTests), DisableParallelization = true)]
[Collection(nameof(DescriptorTests))]
public sealed class DescriptorTests : ProcessFixture
{
    private int _open;

    private DescriptorBudget Budget => new(1000, () => _open);

    [Fact]
    public async Task A_running_service_that_writes_nothing_takes_one_descriptor()
    {
        await StartAsync(Spec(1, Forever));
        var followers = new List<Task>();
        var before = CountDescriptors();
        for (var id = 2; id < 22; id++)
        {
            await StartAsync(Spec(id, Forever));
            followers.Add(FollowAsync(Spec(id, Forever).Key));
        }

        (CountDescriptors() - before).ShouldBeInRange(20, 30);
        foreach (var service in await ListAsync()) await Backend.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);
        await Task.WhenAll(followers);
    }

    [Fact]
    public async Task A_start_without_free_descriptors_is_refused_with_advice_and_succeeds_later()
    {
        await using var backend = CreateBackend();
        _open = 1000 - Budget.Reserve;
        var refusal = await Should.ThrowAsync<BackendException>(() => backend.StartAsync(Spec(1, Forever), "local", Deadline));
        refusal.Failure.ShouldBe(BackendFailure.Retryable);
        refusal.Message.ShouldContain("has 250 of 1000 file descriptors left");
        refusal.Message.ShouldContain("ulimit -n");

        _open = 10;
        var service = await backend.StartAsync(Spec(1, Forever), "local", Deadline);
        await backend.StopAsync(service.Key, "local", TimeSpan.Zero, Deadline);
    }

    [Fact]
    public async Task Services_are_adopted_and_their_ends_reported_without_descriptors_for_them()
    {
        await StartAsync(Spec(1, "until [ -e go ]; do sleep 0.05; done; exit 7") with { Workspace = Environment.StateFolder });
        await StartAsync(Spec(2, Forever));
        await Backend.DisposeAsync();

        _open = 999;
        await using (var backend = CreateBackend())
        {
            var adopted = (await backend.ListAsync(Deadline)).Services;
            adopted.Select(service => service.State).ShouldAllBe(state => state == ServiceState.Running);
            adopted.Length.ShouldBe(2);
            await File.WriteAllTextAsync(Path.Combine(Environment.StateFolder, "go"), "", Deadline);
            ObservedService first;
            do
            {
                await Task.Delay(20, Deadline);
                first = (await backend.ListAsync(Deadline)).Services.Single(service => service.Key.ServiceId == 1);
            }
            while (first.State == ServiceState.Running);

            first.ExitCode.ShouldBe(7);
            await backend.StopAsync(Spec(2, Forever).Key, "local", TimeSpan.FromSeconds(5), Deadline);
        }

        await RestartAsync();
        (await ListAsync()).Select(service => service.Key.ServiceId).ShouldBe([1]);
    }

    private static int CountDescriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private ProcessBackend CreateBackend() => new(
        new ProcessBackendOptions { DeploymentName = Deployment, StateFolder = Environment.StateFolder }, Budget);

    private async Task FollowAsync(ServiceKey key)
    {
        await foreach (var _ in Backend.ReadLogsAsync(key, "local", follow: true, Deadline))
        {
            // It writes nothing.
        }
    }
}
