using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Limits;
using Zoe.Model;
using Zoe.Scheduler.Cores;

namespace Zoe.Hosting.Engine.Cores;

/// <summary>Computes the core limits of services when unreserved cores are distributed.</summary>
internal static class NodeShares
{
    /// <summary>
    /// The limits of all running services on reachable nodes. Services that are starting or stopping keep their
    /// reservation; no service gets more than the maximum of its ZApp.
    /// </summary>
    public static Dictionary<ServiceKey, NodeShare> Of(EngineState state, ServiceLimits limits)
    {
        var shares = new Dictionary<ServiceKey, NodeShare>();
        var placed = state.Executions.Values
            .SelectMany(execution => execution.Services.Select(service => (Service: service, Definition: execution.DefinitionOf(service))))
            .Where(pair => pair.Service.Node is not null)
            .ToLookup(pair => pair.Service.Node!, StringComparer.Ordinal);
        foreach (var node in state.Nodes.Values)
        {
            if (!node.Online) continue;
            var here = placed[node.Name].ToList();
            var share = CoreDistribution.Share(node.Millicores, [.. here.Select(pair => ToCoreShare(pair.Service, pair.Definition))]);
            for (var i = 0; i < here.Count; i++)
            {
                var (service, definition) = here[i];
                if (service.Status is not ServiceStatus.Active) continue;
                var max = limits.Millicores(definition) ?? int.MaxValue;
                shares.Add(service.Key, new NodeShare(node.Name, (int)Math.Min(share[i].Millicores, max)));
            }
        }

        return shares;
    }

    private static CoreShare ToCoreShare(Service service, ZAppService definition) => new(
        service.Id,
        CoreSharing.Reserved(definition),
        IsFixed: service.Status is not ServiceStatus.Active || definition.Labels.Contains(CoreDistribution.FixedLabel));
}
