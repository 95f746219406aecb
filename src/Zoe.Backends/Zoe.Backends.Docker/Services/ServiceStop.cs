using System.Net;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Stops services on one engine and removes their containers.</summary>
internal sealed class ServiceStop(
    IDockerEngine engine, ServiceSearch services, ContainerRemoval removal, OrderedEnds ordered, TimeProvider time) : IDisposable
{
    // How long one that is asked to end keeps the next from being asked. Most end faster; those that take their time of
    // grace, which may be long, cost the engine nothing meanwhile.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly RequestSlots _slots = new();
    private readonly RequestSlots _oneByOne = new(1);

    // Of what runs, and so is in a network. The engine's version is known by then: it was asked for its containers.
    private RequestSlots Leaving =>
        engine.Version is { } version && !version.IsOlderThan(ApiVersion.WithConcurrentRemoval) ? _slots : _oneByOne;

    /// <summary>Stops a service; does nothing when it is gone.</summary>
    public async Task RunAsync(ServiceKey key, TimeSpan grace, CancellationToken cancellationToken)
    {
        foreach (var container in await _slots.RunAsync(() => services.FindAllAsync(key, cancellationToken), cancellationToken))
        {
            var runs = Observation.IsRunning(container.State);
            ordered.Add(container.ID);
            if (runs && grace > TimeSpan.Zero)
            {
                await EndAsync(container.ID, grace, cancellationToken);
                runs = false;
            }

            await (runs ? Leaving : _slots).RunAsync(
                async () =>
                {
                    await removal.RemoveAsync(container.ID, cancellationToken);
                    ordered.Remove(container.ID);
                    return true;
                },
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots.Dispose();
        _oneByOne.Dispose();
    }

    private async Task EndAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        var ending = await Leaving.RunAsync(
            async () =>
            {
                var asked = AskToEndAsync(id, grace, cancellationToken);
                await Task.WhenAny(asked, Task.Delay(Pace, time, cancellationToken));
                return asked;
            },
            cancellationToken);
        await ending;
    }

    private async Task AskToEndAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        try
        {
            await engine.StopContainerAsync(id, grace, cancellationToken);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            // It was removed meanwhile, which is what is wanted.
        }
    }
}
