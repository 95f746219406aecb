using System.Net;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Removes containers from one engine; one that is gone counts as removed.</summary>
internal sealed class ContainerRemoval(IDockerEngine engine, TimeProvider time, string node, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Kills the container if it runs, and returns when it is gone.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await engine.RemoveContainerAsync(id, cancellationToken);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            // Gone already.
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.Conflict)
        {
            await WaitUntilGoneAsync(id, problem, cancellationToken);
        }
    }

    /// <summary>Cleans up behind a failure that is reported itself: a failure here is only logged.</summary>
    public async Task TryRemoveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await RemoveAsync(id, cancellationToken);
        }
        catch (DockerEngineException problem)
        {
            ContainerRemovalLog.LeftBehind(logger, id, node, problem.Message);
        }
    }

    // Somebody else is removing it, and the engine does not let a second one wait for that.
    private async Task WaitUntilGoneAsync(
        string id, DockerEngineException conflict, CancellationToken cancellationToken)
    {
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Limit;)
        {
            try
            {
                await engine.InspectContainerAsync(id, cancellationToken);
            }
            catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
            {
                return;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        throw new BackendException(
            BackendFailure.Retryable, $"Container {id} on node '{node}' cannot be removed: {conflict.Message}", conflict);
    }
}
