using Zoe.Backends;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Determines which services of an execution must share a node to reach each other: those in a network that does not
/// span the nodes.
/// </summary>
internal sealed class NetworkAffinity(IReadOnlyCollection<BackendNode> nodes)
{
    private readonly Dictionary<string, string?> _networks = new(StringComparer.Ordinal);

    /// <summary>The network that requires a service to share a node with the others in it; null for none.</summary>
    public string? Of(Execution execution, ZAppService definition)
    {
        if (execution.Services.Length < 2 || nodes.Count < 2) return null;
        var requested = definition.Network ?? "";
        if (!_networks.TryGetValue(requested, out var network)) _networks.Add(requested, network = Find(definition.Network));
        return network;
    }

    /// <summary>True when both sets of nodes require the same affinity.</summary>
    public bool IsSame(NetworkAffinity other) =>
        nodes.Count < 2 == other.Nodes.Count < 2
        && nodes.Select(Networks).ToHashSet().SetEquals(other.Nodes.Select(Networks));

    /// <summary>The nodes.</summary>
    public IReadOnlyCollection<BackendNode> Nodes => nodes;

    private static (string?, string?) Networks(BackendNode node) => (
        node.DefaultNetwork,
        node.SpanningNetworks is { } spanning ? string.Join('\n', spanning.Order(StringComparer.Ordinal)) : null);

    private string? Find(string? requested)
    {
        foreach (var node in nodes)
        {
            var network = requested ?? node.DefaultNetwork;
            if (network is not null && node.SpanningNetworks?.Contains(network) == false) return network;
        }

        return null;
    }
}
