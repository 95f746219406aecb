namespace Zoe.Scheduler;

/// <summary>Puts the services of an execution that have no node into units, in order.</summary>
internal sealed class UnitBuilder(ConstraintTable constraints)
{
    /// <summary>Fills <paramref name="units"/> with the essential services and, if asked, the elastic ones.</summary>
    public void Build(QueuedExecution queued, bool essential, bool elastic, List<PlacementUnit> units)
    {
        units.Clear();
        var services = queued.Execution.Services;
        for (var i = 0; i < services.Length; i++)
        {
            if (queued.NodeOf[i] != QueuedExecution.Unplaced) continue;
            if (!(services[i].Essential ? essential : elastic)) continue;
            if (!queued.HasTies) units.Add(Single(queued, i));
            else if (IsFirstOfItsKind(queued, i)) units.Add(Tied(queued, i));
        }
    }

    /// <summary>The unit again, with what was placed since taken into account.</summary>
    public PlacementUnit Refresh(QueuedExecution queued, in PlacementUnit unit) =>
        queued.HasTies ? Tied(queued, unit.First) : unit;

    private static PlacementUnit Single(QueuedExecution queued, int index)
    {
        var service = queued.Execution.Services[index];
        return new PlacementUnit
        {
            First = index,
            ServiceId = service.Id,
            Demand = service.Demand,
            Constraint = queued.ConstraintOf[index],
            Required = PlacementUnit.AnyNode,
            Excluded = [],
        };
    }

    private static bool IsFirstOfItsKind(QueuedExecution queued, int index)
    {
        for (var other = 0; other < index; other++)
        {
            if (queued.NodeOf[other] == QueuedExecution.Unplaced && SameUnit(queued, other, index)) return false;
        }

        return true;
    }

    private static bool SameUnit(QueuedExecution queued, int left, int right)
    {
        var (a, b) = (queued.Execution.Services[left], queued.Execution.Services[right]);
        return a.Together is not null && string.Equals(a.Together, b.Together, StringComparison.Ordinal)
            && a.Essential == b.Essential;
    }

    private PlacementUnit Tied(QueuedExecution queued, int index)
    {
        var services = queued.Execution.Services;
        var members = new List<int> { index };
        for (var other = index + 1; other < services.Length; other++)
        {
            if (queued.NodeOf[other] == QueuedExecution.Unplaced && SameUnit(queued, index, other)) members.Add(other);
        }

        var demand = Resources.Zero;
        foreach (var member in members) demand += services[member].Demand;
        var kept = members.Select(member => services[member].Apart).OfType<string>().ToList();
        return new PlacementUnit
        {
            First = index,
            Members = [.. members],
            ServiceId = services[index].Id,
            Demand = demand,
            Constraint = constraints.Of([.. members.Select(member => services[member])]),
            Required = RequiredNode(queued, services[index].Together),
            Contradictory = kept.Distinct(StringComparer.Ordinal).Count() < kept.Count,
            Excluded = ExcludedNodes(queued, kept),
        };
    }

    private static int RequiredNode(QueuedExecution queued, string? together)
    {
        if (together is null) return PlacementUnit.AnyNode;
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (!string.Equals(queued.Execution.Services[i].Together, together, StringComparison.Ordinal)) continue;
            if (queued.NodeOf[i] == QueuedExecution.Elsewhere) return PlacementUnit.NoNode;
            if (queued.NodeOf[i] != QueuedExecution.Unplaced) return queued.NodeOf[i];
        }

        return PlacementUnit.AnyNode;
    }

    private static int[] ExcludedNodes(QueuedExecution queued, List<string> kept)
    {
        var nodes = new List<int>();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            var apart = queued.Execution.Services[i].Apart;
            if (queued.NodeOf[i] >= 0 && apart is not null && kept.Contains(apart, StringComparer.Ordinal))
                nodes.Add(queued.NodeOf[i]);
        }

        return [.. nodes];
    }
}
