namespace Zoe.Scheduler.Testing.Reference;

/// <summary>Chooses the nodes to reserve for an execution that waited too long.</summary>
internal sealed class LinearReservation(LinearNodes nodes, LinearExecution execution)
{
    private readonly List<(LinearNode Node, List<Resources> Planned)> _chosen = [];

    public void Reserve(List<LinearUnit> units, int position)
    {
        var complete = units.TrueForAll(TryChoose);
        foreach (var service in units.SelectMany(unit => unit.Services)) execution.Set(service, null);
        if (complete) _chosen.ForEach(entry => entry.Node.ReservedFor = position);
    }

    private bool TryChoose(LinearUnit unit)
    {
        var again = _chosen.Find(entry => IsAllowed(unit, entry.Node)
            && unit.Demand.FitsIn(entry.Planned.Aggregate(CapacityLeft(entry.Node, unit), (left, planned) => left - planned)));
        if (again.Node is null)
        {
            var best = nodes.All
                .Where(node => node.ReservedFor == int.MaxValue && !_chosen.Exists(entry => entry.Node == node))
                .Where(node => IsAllowed(unit, node) && unit.Demand.FitsIn(CapacityLeft(node, unit)))
                .MaxBy(node => ShareOfDemand(node.Free, unit.Demand));
            if (best is null) return false;
            again = (best, []);
            _chosen.Add(again);
        }

        again.Planned.Add(unit.Demand);
        foreach (var service in unit.Services) execution.Set(service, again.Node.Node.Name);
        return true;
    }

    private static bool IsAllowed(LinearUnit unit, LinearNode node) =>
        node.Node.Schedulable && node.IsFeasible(unit) && !unit.Excluded.Contains(node.Node.Name);

    // Uses the placements before the pass; resources planned by this reservation are subtracted separately.
    private Resources CapacityLeft(LinearNode node, LinearUnit unit) => execution.Record.Services
        .Where(service => string.Equals(service.Node, node.Node.Name, StringComparison.Ordinal) && !unit.Services.Contains(service))
        .Aggregate(node.Node.Capacity, (left, service) => left - service.Demand);

    private static double ShareOfDemand(Resources free, Resources demand) => Math.Min(
        demand.Millicores == 0 ? double.MaxValue : (double)free.Millicores / demand.Millicores,
        demand.MemoryBytes == 0 ? double.MaxValue : (double)free.MemoryBytes / demand.MemoryBytes);
}
