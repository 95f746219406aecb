using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput.Baseline;

/// <summary>A node of the first scheduler that Zoe had.</summary>
internal sealed class LinearNode(int index, ClusterNode node)
{
    public int Index => index;

    public ClusterNode Node => node;

    public Resources Free { get; private set; } = node.Capacity;

    public int Services { get; private set; }

    public int ReservedFor { get; set; } = int.MaxValue;

    public bool CanTake(ScheduledService service) =>
        node.Schedulable && service.Demand.FitsIn(Free)
        && (service.Image is null || node.Images is null || node.Images.Contains(service.Image))
        && service.Labels.IsSubsetOf(node.Labels) && service.Demand.FitsIn(node.Capacity);

    public NodeCandidate AsCandidate() => new(index, node.Capacity, Free, Services, node.Labels.Count);

    public void Add(Resources demand)
    {
        Free -= demand;
        Services++;
    }

    public void Remove(Resources demand)
    {
        Free += demand;
        Services--;
    }
}
