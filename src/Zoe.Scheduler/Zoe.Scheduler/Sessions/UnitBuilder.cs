using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>Groups the unplaced services of an execution into units, in order.</summary>
internal sealed class UnitBuilder(ConstraintTable constraints, bool startsWhole)
{
    /// <summary>
    /// Fills <paramref name="units"/> with the services that must start together: the essential ones, or all. Services of one
    /// affinity group form one unit.
    /// </summary>
    public void BuildStart(QueuedExecution queued, List<PlacementUnit> units)
    {
        units.Clear();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (!Starts(queued, i)) continue;
            if (!queued.HasAffinity) units.Add(Single(queued, i));
            else if (IsFirstOfGroup(queued, i)) units.Add(Colocated(queued, Members(queued, i)));
        }
    }

    /// <summary>Fills <paramref name="units"/> with the elastic services, one unit each, as they can start independently.</summary>
    public void BuildElastic(QueuedExecution queued, List<PlacementUnit> units)
    {
        units.Clear();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] != QueuedExecution.Unplaced || queued.Execution.Services[i].Essential) continue;
            units.Add(queued.HasAffinity ? Colocated(queued, [i]) : Single(queued, i));
        }
    }

    /// <summary>The unit with its required and excluded nodes updated to the current placements.</summary>
    public static PlacementUnit Refresh(QueuedExecution queued, in PlacementUnit unit)
    {
        if (!queued.HasAffinity) return unit;
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
            AvoidNode = queued.AvoidedNodeOf?[index] ?? PlacementUnit.AnyNode,
        };
    }

    private bool Starts(QueuedExecution queued, int index) =>
        queued.NodeOf[index] == QueuedExecution.Unplaced && (startsWhole || queued.Execution.Services[index].Essential);

    private bool IsFirstOfGroup(QueuedExecution queued, int index)
    {
        for (var other = 0; other < index; other++)
        {
            if (Starts(queued, other) && HaveSameAffinityGroup(queued, other, index)) return false;
        }

        return true;
    }

    private int[] Members(QueuedExecution queued, int first)
    {
        var members = new List<int> { first };
        for (var other = first + 1; other < queued.NodeOf.Length; other++)
        {
            if (Starts(queued, other) && HaveSameAffinityGroup(queued, first, other)) members.Add(other);
        }

        return [.. members];
    }

    private static bool HaveSameAffinityGroup(QueuedExecution queued, int left, int right) =>
        queued.Execution.Services[left].AffinityGroup is { } together
        && string.Equals(together, queued.Execution.Services[right].AffinityGroup, StringComparison.Ordinal);

    private PlacementUnit Colocated(QueuedExecution queued, int[] members)
    {
        var services = Array.ConvertAll(members, member => queued.Execution.Services[member]);
        var demand = Resources.Zero;
        foreach (var service in services) demand += service.Demand;
        var groups = services.Select(service => service.AntiAffinityGroup).OfType<string>().ToList();
        return new PlacementUnit
        {
            First = members[0],
            Members = members,
            ServiceId = services[0].Id,
            Demand = demand,
            Constraint = constraints.Of(services),
            Required = RequiredNode(queued, members[0]),
            Unsatisfiable = groups.Distinct(StringComparer.Ordinal).Count() < groups.Count,
            Excluded = ExcludedNodes(queued, members),
            AvoidNode = queued.AvoidedNodeOf?[members[0]] ?? PlacementUnit.AnyNode,
        };
    }

    private static int RequiredNode(QueuedExecution queued, int index)
    {
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] == QueuedExecution.Unplaced || !HaveSameAffinityGroup(queued, index, i)) continue;
            return queued.NodeOf[i] == QueuedExecution.UnknownNode ? PlacementUnit.NoNode : queued.NodeOf[i];
        }

        return PlacementUnit.AnyNode;
    }

    private static int[] ExcludedNodes(QueuedExecution queued, int[] members)
    {
        var nodes = new List<int>();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] >= 0 && Array.Exists(members, member => HaveSameAntiAffinityGroup(queued, member, i)))
                nodes.Add(queued.NodeOf[i]);
        }

        return [.. nodes];
    }

    private static bool HaveSameAntiAffinityGroup(QueuedExecution queued, int left, int right) =>
        queued.Execution.Services[left].AntiAffinityGroup is { } apart
        && string.Equals(apart, queued.Execution.Services[right].AntiAffinityGroup, StringComparison.Ordinal);
}
