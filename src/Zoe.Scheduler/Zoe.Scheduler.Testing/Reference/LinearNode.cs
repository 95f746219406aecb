namespace Zoe.Scheduler.Testing;

/// <summary>A node while a plan is made.</summary>
internal sealed class LinearNode(int index, ClusterNode node)
{
    public int Index => index;

    public ClusterNode Node => node;

    public Resources Free { get; private set; } = node.Capacity;

    public int Services { get; private set; }

    /// <summary>The place in the queue of the execution for which the node is kept.</summary>
    public int HeldFor { get; set; } = int.MaxValue;

    /// <summary>True when the node has all that never changes by itself: image, labels, size and ties.</summary>
    public bool Suits(LinearUnit unit) =>
        unit.Images.TrueForAll(HasImage) && unit.Labels.IsSubsetOf(node.Labels) && unit.Demand.FitsIn(node.Capacity)
        && !unit.Contradictory && (unit.Required is null || string.Equals(unit.Required, node.Name, StringComparison.Ordinal));

    public bool HasImage(string image) => node.Images is null || node.Images.Contains(image);

    public bool CanTake(LinearUnit unit) =>
        node.Schedulable && unit.Demand.FitsIn(Free) && !unit.Excluded.Contains(node.Name) && Suits(unit);

    public NodeCandidate AsCandidate() => new(index, node.Capacity, Free, Services, node.Labels.Count);

    public void Add(Resources demand, int services)
    {
        Free -= demand;
        Services += services;
    }

    public void Remove(Resources demand, int services)
    {
        Free += demand;
        Services -= services;
    }
}
