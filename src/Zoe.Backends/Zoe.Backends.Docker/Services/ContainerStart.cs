using System.Net;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>
/// Creates and starts containers on one engine, with a limit on concurrent requests. When the caller cancels, a request
/// already sent is still awaited for some seconds: engines complete it anyway, and the new container would not be noticed.
/// </summary>
internal sealed class ContainerStart(
    IDockerEngine engine, ContainerInspection inspection, ContainerRemoval removal, Observation observation,
    TimeProvider time) : IDisposable
{
    private readonly RequestSlots _slots = new();

    /// <summary>Makes a container and returns its identifier.</summary>
    public Task<string> CreateAsync(CreateContainerParameters request, CancellationToken cancellationToken) =>
        InSlotAsync(
            async settling =>
            {
                var id = await engine.CreateContainerAsync(request, settling);
                if (!cancellationToken.IsCancellationRequested) return id;
                await removal.TryRemoveAsync(id, settling);
                throw new OperationCanceledException(cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// Starts a container, with the files of an archive if there is one; null when something it needs was removed
    /// meanwhile, so that another try is worth it. A container that cannot be started is removed, and so is one that was
    /// made for this when the caller gives up; one that was found may by now have been started for somebody else.
    /// </summary>
    public async Task<ObservedService?> StartAsync(
        SlotContainer container, Func<CancellationToken, Task<Stream>>? openTar, CancellationToken cancellationToken)
    {
        var id = container.Id;
        try
        {
            if (openTar is not null) await UnpackAsync(id, openTar, cancellationToken);
            var details = await InSlotAsync(
                async settling =>
                {
                    await engine.StartContainerAsync(id, settling);
                    return await inspection.FindAsync(id, settling);
                },
                cancellationToken);
            return details is null ? null : observation.From(details);
        }
        catch (DockerEngineException problem) when (problem.Status is not null)
        {
            await removal.TryRemoveAsync(id, cancellationToken);
            if (problem.Status != HttpStatusCode.NotFound) throw;
            return null;
        }
        catch when (container.Made)
        {
            // The caller gave up, or the archive could not be read.
            using var settling = new SettlingToken(time, cancellationToken);
            await removal.TryRemoveAsync(id, settling.Token);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task UnpackAsync(
        string id, Func<CancellationToken, Task<Stream>> openTar, CancellationToken cancellationToken)
    {
        await using var tar = await openTar(cancellationToken);
        await engine.UnpackAsync(id, tar, cancellationToken);
    }

    private Task<T> InSlotAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _slots.RunAsync(
            async () =>
            {
                using var settling = new SettlingToken(time, cancellationToken);
                return await work(settling.Token);
            },
            cancellationToken);
}
