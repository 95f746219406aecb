using System.Collections.Immutable;
using Zoe.Scheduler;
using Zoe.Scheduler.Index;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Places by the index that the product uses.</summary>
internal sealed class IndexPlacer : IPlacer
{
    private readonly ClusterIndex _index;
    private readonly PlacementUnit[] _units;

    public IndexPlacer(ImmutableArray<ClusterNode> nodes, ScheduledService[] requests, IPlacementPolicy placement)
    {
        var constraints = new ConstraintTable();
        _units = Array.ConvertAll(requests, request => new PlacementUnit
        {
            First = 0,
            ServiceId = request.Id,
            Demand = request.Demand,
            Constraint = constraints.Of(request),
            Required = PlacementUnit.AnyNode,
            Excluded = [],
            AvoidNode = PlacementUnit.AnyNode,
        });
        _index = new ClusterIndex(new NodeTable(nodes), placement, 0);
    }

    public int Place(int request)
    {
        var node = _index.Find(_units[request]);
        if (node >= 0) _index.Add(node, _units[request].Demand);
        return node;
    }

    public void Adopt(int node, int request) => _index.Add(node, _units[request].Demand);

    public void Release(int node, int request) => _index.Remove(node, _units[request].Demand);
}
