using System.Net;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Makes sure that the networks which services join exist on one engine.</summary>
internal sealed class NodeNetworks(IDockerEngine engine, DockerBackendOptions options, string node)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _made = new(StringComparer.Ordinal);

    /// <summary>Makes the network when it is missing; asks the engine only the first time.</summary>
    public async Task EnsureAsync(string network, CancellationToken cancellationToken)
    {
        if (ServiceContainer.IsBuiltInNetwork(network)) return;
        await MakeOnceAsync(network).WaitAsync(cancellationToken);
    }

    /// <summary>Asks the engine again next time: the network seems to have been removed.</summary>
    public void Forget(string network)
    {
        lock (_lock) _made.Remove(network);
    }

    // Engines accept two networks of one name when they are created at the same time. So all callers await one shared
    // request, and a caller's cancellation does not cancel it: the engine would complete it anyway.
    private Task MakeOnceAsync(string network)
    {
        lock (_lock)
        {
            if (!_made.TryGetValue(network, out var making) || making.IsFaulted)
                _made[network] = making = MakeAsync(network);
            return making;
        }
    }

    private async Task MakeAsync(string network)
    {
        var present = await engine.ListNetworksAsync(CancellationToken.None);
        if (!present.Any(one => string.Equals(one.Name, network, StringComparison.Ordinal)))
            await CreateAsync(network);
    }

    private async Task CreateAsync(string network)
    {
        if (!options.CreateMissingNetworks)
        {
            throw new BackendException(
                BackendFailure.Rejected,
                $"There is no network '{network}' on node '{node}', and missing networks are not to be made");
        }

        try
        {
            await engine.CreateNetworkAsync(network, CancellationToken.None);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.Conflict)
        {
            // Somebody else made it meanwhile.
        }
    }
}
