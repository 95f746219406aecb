using System.Net;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>
/// Starts services on one engine so that a repeat is harmless: the container's name is the slot's, so an engine never
/// has two containers of one slot, and who finds the name taken decides by the labels whose container it is.
/// </summary>
internal sealed class ServiceStart(
    IDockerEngine engine,
    ContainerInspection inspection,
    NodeNetworks networks,
    ImagePulls pulls,
    ContainerRemoval removal,
    Observation observation,
    HostPortAddress hostPorts,
    DockerBackendOptions options,
    string node,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    // Another try is made when something changed meanwhile: the name became free, or a network vanished. The name of a
    // container that somebody else is just making is taken for some time before the container can be seen.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly ContainerStart _containers = new(engine, inspection, removal, observation, time);

    /// <summary>Starts the service, or finds it started, with the files of an archive if there is one.</summary>
    public async Task<ObservedService> RunAsync(
        ServiceSpec spec, Func<CancellationToken, Task<Stream>>? openTar, CancellationToken cancellationToken)
    {
        var network = spec.Network ?? options.NetworkName;
        var request = Describe(spec, network, await hostPorts.FindAsync(spec, cancellationToken));
        for (var begin = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            await networks.EnsureAsync(network, cancellationToken);
            var container = await CreateAsync(spec, request, cancellationToken)
                ?? await ResolveConflictAsync(spec, cancellationToken);
            if (container?.Started is { } started) return started;
            if (container is not null)
            {
                if (await _containers.StartAsync(container, openTar, cancellationToken) is { } service) return service;
                networks.Forget(network);
            }

            if (time.GetElapsedTime(begin) > Limit)
            {
                throw new BackendException(
                    BackendFailure.Retryable, $"Container '{spec.HostName}' on node '{node}' is being changed by others");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _containers.Dispose();

    private CreateContainerParameters Describe(ServiceSpec spec, string network, string hostAddress)
    {
        // An engine would make a container with nothing in it.
        if (string.IsNullOrWhiteSpace(spec.Image))
            throw new BackendException(BackendFailure.Rejected, $"{spec.HostName} has no image");
        try
        {
            return ServiceContainer.Describe(spec, network, hostAddress, options);
        }
        catch (FormatException problem)
        {
            throw new BackendException(BackendFailure.Rejected, $"{problem.Message}: {spec.Command}", problem);
        }
    }

    // Null when the name is taken.
    private async Task<SlotContainer?> CreateAsync(
        ServiceSpec spec, CreateContainerParameters request, CancellationToken cancellationToken)
    {
        try
        {
            return new SlotContainer(await CreateOrPullAsync(spec, request, cancellationToken), Made: true, Started: null);
        }
        catch (DockerEngineException problem) when (IsNameTaken(problem))
        {
            return null;
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            throw new BackendException(
                BackendFailure.Rejected, $"Image '{spec.Image}' is not on node '{node}': {problem.Message}", problem);
        }
    }

    private async Task<string> CreateOrPullAsync(
        ServiceSpec spec, CreateContainerParameters request, CancellationToken cancellationToken)
    {
        try
        {
            return await _containers.CreateAsync(request, cancellationToken);
        }
        catch (DockerEngineException problem)
            when (problem.Status == HttpStatusCode.NotFound && options.PullMissingImages)
        {
            await pulls.PullAsync(spec, cancellationToken);
            return await _containers.CreateAsync(request, cancellationToken);
        }
    }

    // Podman has no status of its own for it.
    private static bool IsNameTaken(DockerEngineException problem) =>
        problem.Status == HttpStatusCode.Conflict
        || (problem.Status == HttpStatusCode.InternalServerError
            && problem.Message.Contains("name is already in use", StringComparison.Ordinal));

    // Null when the name became free, so that another try is worth it.
    private async Task<SlotContainer?> ResolveConflictAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        if (await inspection.FindAsync(spec.HostName, cancellationToken) is not { } inspected) return null;
        var holder = inspected.Container;
        if (!ServiceLabels.TryRead(holder.Config?.Labels, options.DeploymentName, out var key, out var epoch))
            throw Refuse(spec, $"is taken by container {holder.ID[..12]}, which does not belong to deployment '{options.DeploymentName}'");

        var service = observation.From(inspected)!;
        if (key == spec.Key)
            return new SlotContainer(holder.ID, Made: false, service.State == ServiceState.Created ? null : service);

        if (epoch > spec.Epoch || (key.ServiceId == spec.Key.ServiceId && key.Attempt > spec.Key.Attempt))
            throw Refuse(spec, $"belongs to {key} of epoch {epoch}, which is newer than {spec.Key} of epoch {spec.Epoch}");
        if (epoch == spec.Epoch && key.ServiceId != spec.Key.ServiceId)
            throw Refuse(spec, $"belongs to another service, {key}");
        ServiceStartLog.Replacing(logger, key, spec.Key, node);
        await removal.RemoveAsync(holder.ID, cancellationToken);
        return null;
    }

    private BackendException Refuse(ServiceSpec spec, string why) =>
        new(BackendFailure.Rejected, $"The name '{spec.HostName}' on node '{node}' {why}");
}
