using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Faults;

public sealed class KilledUnderLoadTests(MistreatedEngine mistreated) : IClassFixture<MistreatedEngine>, IDisposable
{
    private const int Count = 20;

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task An_engine_killed_in_the_middle_of_many_starts_ends_up_with_one_container_for_each()
    {
        await using var backend = DockerBackends.Create(mistreated.Engine.Address, "load");
        var starts = Enumerable.Range(1, Count).Select(id => StartUntilRunningAsync(backend, id)).ToArray();
        await Task.WhenAny(starts);

        await mistreated.Engine.KillAsync();
        await mistreated.Engine.ResumeAsync();
        await Task.WhenAll(starts);

        var services = (await backend.ListAsync(Deadline)).Services;
        services.Select(service => service.Key.ServiceId).Order().ShouldBe(Enumerable.Range(1, Count).Select(id => (long)id));
        services.ShouldAllBe(service => service.State == ServiceState.Running);
        await Task.WhenAll(services.Select(
            service => backend.StopAsync(service.Key, DockerBackends.Node, TimeSpan.Zero, Deadline)));
        (await EngineScript.DockerAsync(mistreated.Engine.Address, "ps", "-aq")).ShouldBeEmpty();
    }

    // As the engine of Zoe does: what may have failed is asked for again.
    private async Task StartUntilRunningAsync(DockerBackend backend, int id)
    {
        while (true)
        {
            try
            {
                var service = await backend.StartAsync(Spec(id), DockerBackends.Node, Deadline);
                if (service.State == ServiceState.Running) return;

                // An engine that dies while it starts a container may find it ended afterwards.
                await backend.StopAsync(service.Key, DockerBackends.Node, TimeSpan.Zero, Deadline);
            }
            catch (BackendException problem) when (problem.Failure is BackendFailure.Unreachable or BackendFailure.Retryable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Deadline);
            }
        }
    }

    private static ServiceSpec Spec(long id) => new()
    {
        Key = new ServiceKey(1, id, 1),
        HostName = $"service{id}-1-load",
        Image = SharedEngine.Image,
        Command = "sleep 1000",
    };
}
