using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Usage.Sampling;

/// <summary>Sums the latest samples by node and by execution.</summary>
internal static class UsageSnapshot
{
    public static CurrentUsage Of(EngineState state, Func<long, ServiceSeries?> find)
    {
        var nodes = new SortedDictionary<string, NodeUsage>(StringComparer.Ordinal);
        var executions = ImmutableArray.CreateBuilder<ExecutionUsage>();
        foreach (var execution in state.Executions.Values)
        {
            var usage = new ExecutionUsage(execution.Id);
            foreach (var service in execution.Services)
            {
                if (service.Node is not { } node) continue;
                var demand = ServiceDemand.Of(execution.DefinitionOf(service));
                var (cores, bytes) = find(service.Id)?.Latest ?? default;
                usage = usage with
                {
                    RunningServices = usage.RunningServices + (service.Status is ServiceStatus.Active ? 1 : 0),
                    ReservedMillicores = usage.ReservedMillicores + demand.Millicores,
                    ReservedMemoryBytes = usage.ReservedMemoryBytes + demand.MemoryBytes,
                    UsedMillicores = usage.UsedMillicores + cores,
                    UsedMemoryBytes = usage.UsedMemoryBytes + bytes,
                };
                var before = nodes.GetValueOrDefault(node) ?? new NodeUsage(node, 0, 0);
                nodes[node] = new NodeUsage(node, before.Millicores + cores, before.MemoryBytes + bytes);
            }

            if (usage != new ExecutionUsage(execution.Id)) executions.Add(usage);
        }

        return new CurrentUsage([.. nodes.Values], executions.DrainToImmutable());
    }
}
