namespace Zoe.Scheduler.Testing.Reference;

/// <summary>A node during a plan.</summary>
internal sealed class LinearNode(int index, ClusterNode node)
{
    public int Index => index;

    public ClusterNode Node => node;

    public Resources Free { get; private set; } = node.Capacity;

    public int Services { get; private set; }

    /// <summary>The queue position of the execution for which the node is reserved.</summary>
    public int ReservedFor { get; set; } = int.MaxValue;

    /// <summary>True when the node could run the unit if it were empty: image, labels, capacity and affinity.</summary>
    public bool IsFeasible(LinearUnit unit) =>
        unit.Images.TrueForAll(HasImage) && unit.Labels.IsSubsetOf(node.Labels) && unit.Demand.FitsIn(node.Capacity)
        && !unit.Unsatisfiable && (unit.Required is null || string.Equals(unit.Required, node.Name, StringComparison.Ordinal));

    public bool HasImage(string image) => node.Images is null || node.Images.Contains(image);

    public bool CanTake(LinearUnit unit) =>
        node.Schedulable && unit.Demand.FitsIn(Free) && !unit.Excluded.Contains(node.Name) && IsFeasible(unit);

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
