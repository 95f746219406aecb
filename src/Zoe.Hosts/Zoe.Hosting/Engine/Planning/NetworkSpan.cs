using Zoe.Backends;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Finds the default network that keeps executions on one node each although there are several.</summary>
internal static class NetworkSpan
{
    /// <summary>The network and the nodes that answer and on which it does not span nodes; null when all is well.</summary>
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
