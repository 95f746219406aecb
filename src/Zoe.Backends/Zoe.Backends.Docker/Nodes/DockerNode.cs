using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

/// <summary>One engine as the driver uses it: the driver's operations on one node.</summary>
internal sealed class DockerNode : IDisposable
{
    private const int LogBufferBytes = 64 * 1024;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndPause = TimeSpan.FromMilliseconds(20);

    private readonly DockerBackendOptions _options;
    private readonly NodeNetworks _networks;
    private readonly ContainerRemoval _removal;
    private readonly ServiceStart _start;
    private readonly TimeProvider _time;

    public DockerNode(
        DockerEngineOptions configured, DockerBackendOptions options, IDockerEngine engine, string externalAddress,
        TimeProvider time, ILogger logger)
    {
        Name = configured.Name;
        Engine = engine;
        _options = options;
        _time = time;
        Description = new NodeDescription(configured, engine, externalAddress);
        Observation = new Observation(Name, options.DeploymentName, externalAddress);
        _networks = new NodeNetworks(engine, options, Name);
        _removal = new ContainerRemoval(engine, time, Name, logger);
        _start = new ServiceStart(engine, _networks, _removal, Observation, options, Name, time, logger);
    }

    public string Name { get; }

    public IDockerEngine Engine { get; }

    public NodeDescription Description { get; }

    public Observation Observation { get; }

    /// <summary>This deployment's services here; null when the engine does not answer.</summary>
    public async Task<ImmutableArray<ObservedService>?> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var containers = await Engine.ListContainersAsync(
                ServiceLabels.Select(_options.DeploymentName), cancellationToken);
            var services = await Task.WhenAll(containers.Select(one => ObserveAsync(one, cancellationToken)));
            return [.. services.OfType<ObservedService>()];
        }
        catch (DockerEngineException)
        {
            // Why is told by the node's description.
            return null;
        }
    }

    public async Task<ObservedService> StartAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            return await _start.RunAsync(spec, cancellationToken);
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Starting {spec.Key}", Name);
        }
    }

    public async Task StopAsync(ServiceKey key, TimeSpan grace, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var container in await FindAsync(key, cancellationToken))
            {
                if (grace > TimeSpan.Zero && container.State is "running" or "paused" or "restarting")
                    await EndAsync(container.Id, grace, cancellationToken);
                await _removal.RemoveAsync(container.Id, cancellationToken);
            }
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Stopping {key}", Name);
        }
    }

    public async Task ResizeAsync(ServiceKey key, int millicores, CancellationToken cancellationToken)
    {
        try
        {
            var container = await FindOneAsync(key, cancellationToken);
            await Engine.UpdateContainerAsync(
                container.Id, new ContainerUpdate(CpuLimit.Period, CpuLimit.Quota(millicores)), cancellationToken);
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Resizing {key}", Name);
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await FindForLogsAsync(key, cancellationToken);
        await using var stream = await OpenLogsAsync(key, container.Id, follow, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(LogBufferBytes);
        try
        {
            var decoder = new LogFrameDecoder();
            while (await ReadAsync(stream, buffer, key, cancellationToken) is > 0 and var length)
            {
                var input = new ReadOnlyMemory<byte>(buffer, 0, length);
                while (decoder.TryRead(ref input, out var output)) yield return output;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (follow) await WaitForEndAsync(container.Id, cancellationToken);
    }

    public void Dispose()
    {
        _networks.Dispose();
        Engine.Dispose();
    }

    // A list has no exit codes; only the few that have ended are asked for one by one.
    private async Task<ObservedService?> ObserveAsync(ContainerSummary container, CancellationToken cancellationToken)
    {
        if (Observation.From(container) is not { } service) return null;
        if (service.State != ServiceState.Exited) return service;
        try
        {
            return Observation.From(await Engine.InspectContainerAsync(container.Id, cancellationToken));
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<ContainerSummary[]> FindAsync(ServiceKey key, CancellationToken cancellationToken) =>
        Engine.ListContainersAsync(ServiceLabels.Select(_options.DeploymentName, key), cancellationToken);

    private async Task<ContainerSummary> FindOneAsync(ServiceKey key, CancellationToken cancellationToken) =>
        (await FindAsync(key, cancellationToken)).FirstOrDefault()
        ?? throw new BackendException(BackendFailure.NotFound, $"There is no container of {key} on node '{Name}'");

    private async Task EndAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        try
        {
            await Engine.StopContainerAsync(id, grace, cancellationToken);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            // It was removed meanwhile, which is what is wanted.
        }
    }

    private async Task<ContainerSummary> FindForLogsAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await FindOneAsync(key, cancellationToken);
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Reading the output of {key}", Name);
        }
    }

    private async Task<Stream> OpenLogsAsync(
        ServiceKey key, string id, bool follow, CancellationToken cancellationToken)
    {
        try
        {
            return await Engine.OpenLogsAsync(id, follow, cancellationToken);
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Reading the output of {key}", Name);
        }
    }

    // Engines close the output a moment before they count the container as ended, but callers go by the order told.
    private async Task WaitForEndAsync(string id, CancellationToken cancellationToken)
    {
        for (var begin = _time.GetTimestamp(); _time.GetElapsedTime(begin) < EndLimit;)
        {
            try
            {
                var container = await Engine.InspectContainerAsync(id, cancellationToken);
                if (Observation.From(container)?.State != ServiceState.Running) return;
            }
            catch (DockerEngineException)
            {
                // Gone, or not to be asked: the output as such has been read to its end.
                return;
            }

            await Task.Delay(EndPause, _time, cancellationToken);
        }
    }

    private async Task<int> ReadAsync(
        Stream stream, byte[] buffer, ServiceKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            throw new BackendException(
                BackendFailure.Unreachable, $"The output of {key} broke off on node '{Name}': {problem.Message}", problem);
        }
    }
}
