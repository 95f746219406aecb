namespace Zoe.Scheduler.Index;

/// <summary>The Pareto frontier of node capacities: those that no other capacity exceeds in every dimension.</summary>
internal sealed class CapacityFrontier
{
    // Ascending by cores, descending by memory.
    private readonly Resources[] _largest;

    public CapacityFrontier(NodeTable table, int[] nodes)
    {
        var largest = new List<Resources>();
        var memory = -1L;
        foreach (var capacity in nodes.Select(node => table.Nodes[node].Capacity).Distinct()
            .OrderByDescending(capacity => capacity.Millicores).ThenByDescending(capacity => capacity.MemoryBytes))
        {
            if (capacity.MemoryBytes <= memory) continue;
            memory = capacity.MemoryBytes;
            largest.Add(capacity);
        }

        largest.Reverse();
        _largest = [.. largest];
    }

    /// <summary>True when any node is large enough if empty.</summary>
    public bool CanHold(Resources demand)
    {
        // The first entry with enough cores has the most memory of all that have enough cores.
        var (low, high) = (0, _largest.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_largest[middle].Millicores >= demand.Millicores) high = middle;
            else low = middle + 1;
        }

        return low < _largest.Length && demand.FitsIn(_largest[low]);
    }
}
