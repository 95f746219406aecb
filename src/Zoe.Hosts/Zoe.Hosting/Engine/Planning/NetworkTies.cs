using Zoe.Backends;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Tells which services of an execution must share a node to reach each other: those in a network that does not span
/// the nodes.
/// </summary>
internal sealed class NetworkTies(IReadOnlyCollection<BackendNode> nodes)
{
    private readonly Dictionary<string, string?> _ties = new(StringComparer.Ordinal);

    /// <summary>The network that ties a service to the others of its execution in it; null for no tie.</summary>
    public string? Of(Execution execution, ZAppService definition)
    {
        if (execution.Services.Length < 2 || nodes.Count < 2) return null;
        var asked = definition.Network ?? "";
        if (!_ties.TryGetValue(asked, out var tie)) _ties.Add(asked, tie = Find(definition.Network));
        return tie;
    }

    /// <summary>True when services are tied alike by both sets of nodes.</summary>
    public bool IsSame(NetworkTies other) =>
        nodes.Count < 2 == other.Nodes.Count < 2
        && nodes.Select(Networks).ToHashSet().SetEquals(other.Nodes.Select(Networks));

    /// <summary>The nodes that were looked at.</summary>
    public IReadOnlyCollection<BackendNode> Nodes => nodes;

    private static (string?, string?) Networks(BackendNode node) => (
        node.DefaultNetwork,
        node.SpanningNetworks is { } spanning ? string.Join('\n', spanning.Order(StringComparer.Ordinal)) : null);

    private string? Find(string? asked)
    {
        foreach (var node in nodes)
        {
            var network = asked ?? node.DefaultNetwork;
            if (network is not null && node.SpanningNetworks?.Contains(network) == false) return network;
        }

        return null;
    }
}
