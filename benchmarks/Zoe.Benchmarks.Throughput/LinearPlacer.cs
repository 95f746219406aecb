using System.Collections.Immutable;
using Zoe.Benchmarks.Throughput.Baseline;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Places by the baseline.</summary>
internal sealed class LinearPlacer(ImmutableArray<ClusterNode> nodes, ScheduledService[] requests, IPlacementPolicy placement)
    : IPlacer
{
    private readonly LinearNodes _nodes = new(nodes, placement, Workload.Capacity);

    public int Place(int request) => _nodes.Place(requests[request], 0)?.Index ?? -1;

    public void Adopt(int node, int request) => _nodes.All[node].Add(requests[request].Demand);

    public void Release(int node, int request) => _nodes.All[node].Remove(requests[request].Demand);
}
