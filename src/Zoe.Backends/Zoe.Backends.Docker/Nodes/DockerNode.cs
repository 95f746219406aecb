using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Docker.DotNet.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Logs;
using Zoe.Backends.Docker.Services;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Nodes;

/// <summary>One engine as the driver uses it: the driver's operations on one node.</summary>
internal sealed class DockerNode : IDisposable
{
    private const int UsageRequests = 8;

    private readonly DockerBackendOptions _options;
    private readonly DockerEngineOptions _configured;
    private readonly NodeNetworks _networks;
    private readonly ContainerInspection _inspection;
    private readonly ServiceStart _start;
    private readonly ServiceStop _stop;
    private readonly ServiceSearch _services;
    private readonly ServiceLogs _logs;

    public DockerNode(
        DockerEngineOptions configured, DockerBackendOptions options, IDockerEngine engine, string externalAddress,
        BackendEventFanOut notices, TimeProvider time, ILogger logger)
    {
        Name = configured.Name;
        _configured = configured;
        Engine = engine;
        _options = options;
        Outages = new EngineOutages(time);
        Description = new NodeDescription(configured, engine, externalAddress, options);
        Observation = new Observation(Name, options.DeploymentName, externalAddress);
        var ordered = new OrderedEnds();
        _inspection = new ContainerInspection(engine, Outages, ordered, Name);
        _networks = new NodeNetworks(engine, options, Name);
        var removal = new ContainerRemoval(engine, time, Name, logger);
        var pulls = new ImagePulls(engine, options, notices, Name, time, logger);
        _start = new ServiceStart(
            engine, _inspection, _networks, pulls, removal, Observation, new HostPortAddress(configured, options), options, Name, time, logger);
        _services = new ServiceSearch(engine, options.DeploymentName, Name);
        _stop = new ServiceStop(engine, _services, removal, ordered, time);
        _logs = new ServiceLogs(engine, _services, Name, time);
    }

    public string Name { get; }

    public IDockerEngine Engine { get; }

    public NodeDescription Description { get; }

    public Observation Observation { get; }

    public EngineOutages Outages { get; }

    /// <summary>Whether a node of this configuration would be the same one, labels aside.</summary>
    public bool IsReachedBy(DockerEngineOptions configured) =>
        configured with { Labels = _configured.Labels } == _configured;

    /// <summary>Takes other labels; false when they are the same.</summary>
    public bool Relabel(DockerEngineOptions configured) => Description.Relabel(configured.Labels, draining: false);

    /// <summary>Keeps new services away from now on; false when that was so before.</summary>
    public bool Drain() => Description.Relabel(_configured.Labels, draining: true);

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
            // The node's description says why.
            return null;
        }
    }

    /// <summary>
    /// What the engine says of a container; null when it is gone or none of ours. An engine answers only when it has
    /// finished what it is doing with the container, so that a list made afterwards agrees with it. A list alone may lag
    /// behind the events.
    /// </summary>
    public async Task<ObservedService?> InspectAsync(string id, CancellationToken cancellationToken) =>
        await _inspection.FindAsync(id, cancellationToken) is { } container ? Observation.From(container) : null;

    public async Task<ObservedService> StartAsync(
        ServiceSpec spec, Func<CancellationToken, Task<Stream>>? openTar, CancellationToken cancellationToken)
    {
        try
        {
            return await _start.RunAsync(spec, openTar, cancellationToken);
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
            await _stop.RunAsync(key, grace, cancellationToken);
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
            var container = await _services.FindAsync(key, cancellationToken);
            var cores = CpuLimit.Of(millicores, _options.CoreLimit);
            await Engine.UpdateContainerAsync(container.ID, cores, cancellationToken);
        }
        catch (DockerEngineException problem) when (problem is { Status: HttpStatusCode.NotFound, Message: "Not Found" })
        {
            // The words of a web server that does not know the request at all, as Podman's before 5.
            throw new BackendException(
                BackendFailure.Rejected, $"The engine of node '{Name}' cannot change the cores of a running container", problem);
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, $"Resizing {key}", Name);
        }
    }

    public async Task<IReadOnlyList<UsageSample>> ReadUsageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var samples = new ConcurrentBag<UsageSample>();
            var containers = await Engine.ListContainersAsync(ServiceLabels.Select(_options.DeploymentName), cancellationToken);
            var limit = new ParallelOptions { MaxDegreeOfParallelism = UsageRequests, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(containers, limit, async (container, token) =>
            {
                if (Observation.From(container) is not { State: ServiceState.Running } service) return;
                if (await TryReadUsageAsync(container.ID, token) is { } usage)
                    samples.Add(new UsageSample(service.Key, usage.CpuTime, usage.MemoryBytes));
            });
            return [.. samples];
        }
        catch (DockerEngineException problem)
        {
            throw EngineFailure.Translate(problem, "Reading the usage", Name);
        }
    }

    public IAsyncEnumerable<OutputPiece> ReadOutputAsync(
        ServiceKey key, string? after, bool follow, CancellationToken cancellationToken) =>
        _logs.ReadAsync(key, after, follow, cancellationToken);

    public void Dispose()
    {
        _start.Dispose();
        _stop.Dispose();
        Engine.Dispose();
    }

    private async Task<ContainerUsage?> TryReadUsageAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await Engine.ReadUsageAsync(id, cancellationToken);
        }
        catch (DockerEngineException gone) when (gone.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    // A list has no exit codes; only the few that have ended are asked for one by one.
    private async Task<ObservedService?> ObserveAsync(ContainerListResponse container, CancellationToken cancellationToken)
    {
        if (Observation.From(container) is not { } service) return null;
        return service.State == ServiceState.Exited ? await InspectAsync(container.ID, cancellationToken) : service;
    }
}
