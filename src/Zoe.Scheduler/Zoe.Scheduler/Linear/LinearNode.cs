namespace Zoe.Scheduler;

/// <summary>A node while a plan is made.</summary>
internal sealed class LinearNode(int index, ClusterNode node)
{
    public int Index => index;

    public ClusterNode Node => node;

    public Resources Free { get; set; } = node.Capacity;

    public int Services { get; set; }

    /// <summary>Kept for an execution further ahead in the queue than the one being looked at.</summary>
    public int HeldFor { get; set; } = int.MaxValue;

    /// <summary>True when the node has all that never changes by itself: image, labels and size.</summary>
    public bool Suits(ScheduledService service) =>
        HasImage(service.Image) && service.Labels.IsSubsetOf(node.Labels) && service.Demand.FitsIn(node.Capacity);

    public bool HasImage(string? image) => image is null || node.Images is null || node.Images.Contains(image);

    public bool CanTake(ScheduledService service) => node.Schedulable && service.Demand.FitsIn(Free) && Suits(service);

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
