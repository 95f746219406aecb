using Zoe.Backends;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Finds a default network that does not span the nodes, which keeps each execution on one node.</summary>
internal static class NetworkSpan
{
    /// <summary>The network and the reachable nodes on which it does not span nodes; null when there is none.</summary>
    public static (string Network, string Nodes)? FindSeparated(IReadOnlyCollection<BackendNode> nodes)
    {
        if (nodes.Count < 2) return null;
        var separated = nodes
            .Where(node => node is { Online: true, DefaultNetwork: { } network, SpanningNetworks: { } spanning }
                && !spanning.Contains(network))
            .ToList();
        if (separated.Count == 0) return null;
        return (separated[0].DefaultNetwork!, string.Join(", ", separated.Select(node => node.Name)));
    }
}
