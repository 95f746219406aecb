using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Finds the containers of services on one engine, by their labels.</summary>
internal sealed class ServiceSearch(IDockerEngine engine, string deployment, string node)
{
    /// <summary>The containers of a service; none when it is gone.</summary>
    public Task<IList<ContainerListResponse>> FindAllAsync(ServiceKey key, CancellationToken cancellationToken) =>
        engine.ListContainersAsync(ServiceLabels.Select(deployment, key), cancellationToken);

    /// <summary>The container of a service.</summary>
    /// <exception cref="BackendException">There is none.</exception>
    public async Task<ContainerListResponse> FindAsync(ServiceKey key, CancellationToken cancellationToken) =>
        (await FindAllAsync(key, cancellationToken)).FirstOrDefault()
        ?? throw new BackendException(BackendFailure.NotFound, $"There is no container of {key} on node '{node}'");
}
