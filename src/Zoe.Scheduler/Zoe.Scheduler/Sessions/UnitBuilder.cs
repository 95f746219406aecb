namespace Zoe.Scheduler;

/// <summary>Puts the services of an execution that have no node into units, in order.</summary>
internal sealed class UnitBuilder(ConstraintTable constraints, bool startsWhole)
{
    /// <summary>
    /// Fills <paramref name="units"/> with what must start together: the essential services, or all of them. Those of them
    /// that must share a node are one unit.
    /// </summary>
    public void BuildStart(QueuedExecution queued, List<PlacementUnit> units)
    {
        units.Clear();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (!Starts(queued, i)) continue;
            if (!queued.HasTies) units.Add(Single(queued, i));
            else if (IsFirstOfItsKind(queued, i)) units.Add(Tied(queued, Members(queued, i)));
        }
    }

    /// <summary>Fills <paramref name="units"/> with the elastic services, each for itself: some are better than none.</summary>
    public void BuildElastic(QueuedExecution queued, List<PlacementUnit> units)
    {
        units.Clear();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] != QueuedExecution.Unplaced || queued.Execution.Services[i].Essential) continue;
            units.Add(queued.HasTies ? Tied(queued, [i]) : Single(queued, i));
        }
    }

    /// <summary>The unit again, with what was placed since taken into account.</summary>
    public static PlacementUnit Refresh(QueuedExecution queued, in PlacementUnit unit)
    {
        if (!queued.HasTies) return unit;
        return unit with { Required = RequiredNode(queued, unit.First), Excluded = ExcludedNodes(queued, unit.Members!) };
    }

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
            Avoid = queued.AvoidOf?[index] ?? PlacementUnit.AnyNode,
        };
    }

    private bool Starts(QueuedExecution queued, int index) =>
        queued.NodeOf[index] == QueuedExecution.Unplaced && (startsWhole || queued.Execution.Services[index].Essential);

    private bool IsFirstOfItsKind(QueuedExecution queued, int index)
    {
        for (var other = 0; other < index; other++)
        {
            if (Starts(queued, other) && ShareNode(queued, other, index)) return false;
        }

        return true;
    }

    private int[] Members(QueuedExecution queued, int first)
    {
        var members = new List<int> { first };
        for (var other = first + 1; other < queued.NodeOf.Length; other++)
        {
            if (Starts(queued, other) && ShareNode(queued, first, other)) members.Add(other);
        }

        return [.. members];
    }

    private static bool ShareNode(QueuedExecution queued, int left, int right) =>
        queued.Execution.Services[left].Together is { } together
        && string.Equals(together, queued.Execution.Services[right].Together, StringComparison.Ordinal);

    private PlacementUnit Tied(QueuedExecution queued, int[] members)
    {
        var services = Array.ConvertAll(members, member => queued.Execution.Services[member]);
        var demand = Resources.Zero;
        foreach (var service in services) demand += service.Demand;
        var kept = services.Select(service => service.Apart).OfType<string>().ToList();
        return new PlacementUnit
        {
            First = members[0],
            Members = members,
            ServiceId = services[0].Id,
            Demand = demand,
            Constraint = constraints.Of(services),
            Required = RequiredNode(queued, members[0]),
            Contradictory = kept.Distinct(StringComparer.Ordinal).Count() < kept.Count,
            Excluded = ExcludedNodes(queued, members),
            Avoid = queued.AvoidOf?[members[0]] ?? PlacementUnit.AnyNode,
        };
    }

    private static int RequiredNode(QueuedExecution queued, int index)
    {
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] == QueuedExecution.Unplaced || !ShareNode(queued, index, i)) continue;
            return queued.NodeOf[i] == QueuedExecution.Elsewhere ? PlacementUnit.NoNode : queued.NodeOf[i];
        }

        return PlacementUnit.AnyNode;
    }

    private static int[] ExcludedNodes(QueuedExecution queued, int[] members)
    {
        var nodes = new List<int>();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] >= 0 && Array.Exists(members, member => MustStayApart(queued, member, i)))
                nodes.Add(queued.NodeOf[i]);
        }

        return [.. nodes];
    }

    private static bool MustStayApart(QueuedExecution queued, int left, int right) =>
        queued.Execution.Services[left].Apart is { } apart
        && string.Equals(apart, queued.Execution.Services[right].Apart, StringComparison.Ordinal);
}
