using System.Collections.Concurrent;
using System.Net;

namespace Zoe.Backends.Docker;

/// <summary>Makes sure that the networks which services join exist on one engine.</summary>
internal sealed class NodeNetworks(IDockerEngine engine, DockerBackendOptions options, string node) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    // Engines accept two networks of one name when they are made at the same time.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Makes the network when it is missing; asks the engine only the first time.</summary>
    public async Task EnsureAsync(string network, CancellationToken cancellationToken)
    {
        if (ServiceContainer.IsBuiltInNetwork(network) || _known.ContainsKey(network)) return;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known.ContainsKey(network)) return;
            var present = await engine.ListNetworksAsync(cancellationToken);
            if (!present.Any(one => string.Equals(one.Name, network, StringComparison.Ordinal)))
                await CreateAsync(network, cancellationToken);
            _known[network] = true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asks the engine again next time: the network seems to have been removed.</summary>
    public void Forget(string network) => _known.TryRemove(network, out _);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task CreateAsync(string network, CancellationToken cancellationToken)
    {
        if (!options.CreateMissingNetworks)
        {
            throw new BackendException(
                BackendFailure.Rejected,
                $"There is no network '{network}' on node '{node}', and missing networks are not to be made");
        }

        try
        {
            await engine.CreateNetworkAsync(new NetworkRequest(network, CheckDuplicate: true), cancellationToken);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.Conflict)
        {
            // Somebody else made it meanwhile.
        }
    }
}
