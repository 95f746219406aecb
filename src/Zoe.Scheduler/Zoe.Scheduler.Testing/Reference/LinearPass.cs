namespace Zoe.Scheduler.Testing.Reference;

/// <summary>One pass over the queue, from scratch.</summary>
internal sealed class LinearPass
{
    private readonly PlanRequest _request;
    private readonly LinearRules _rules;
    private readonly SchedulerParts _parts;
    private readonly List<LinearExecution> _queue;
    private readonly LinearNodes _nodes;
    private readonly List<(LinearExecution Execution, ScheduledService Service)> _placed = [];
    private readonly List<Release> _releases = [];

    public LinearPass(PlanRequest request, LinearRules rules, SchedulerParts parts)
    {
        _request = request;
        _rules = rules;
        _parts = parts;
        _queue =
        [
            .. request.Executions.Select(Enter).OrderByDescending(entry => entry.Aged)
                .ThenByDescending(entry => entry.Aged ? 0 : entry.Record.Priority).ThenBy(entry => entry.Key).ThenBy(entry => entry.Record.SubmittedAt).ThenBy(entry => entry.Record.Id),
        ];
        _nodes = new LinearNodes(request, parts.Placement);
        _queue.ForEach(_nodes.Occupy);
    }

    public Plan Run()
    {
        for (var position = 0; position < _queue.Count; position++)
        {
            var execution = _queue[position];
            if (execution.Waits) Start(execution, position);
            if (!execution.Blocked && _rules.PlacesElasticImmediately) PlaceElastic(execution, position);
        }

        for (var position = 0; position < _queue.Count && !_rules.PlacesElasticImmediately; position++)
        {
            if (!_queue[position].Blocked) PlaceElastic(_queue[position], position);
        }

        return new Plan
        {
            Placements = [.. _placed.Select(placed => new Placement(
                placed.Execution.Record.Id, placed.Service.Id, placed.Execution.NodeOf(placed.Service)!))],
            Releases = [.. _releases],
            Waiting = _request.ExplainWaits
                ? [.. _queue.Index().Where(entry => entry.Item.Blocked)
                    .Select(entry => LinearWaitExplainer.Find(entry.Item, entry.Index, _nodes))]
                : [],
        };
    }

    private LinearExecution Enter(ScheduledExecution record)
    {
        var waits = record.Services.Any(service => service is { Essential: true, Node: null });
        var aged = waits && _request.Now - record.SubmittedAt >= _parts.ReserveAfter;
        return new LinearExecution(record)
        {
            Aged = aged,
            Key = aged ? 0 : _parts.Order.Key(QueueEntry.Of(record), _request.Now),
        };
    }

    private void Start(LinearExecution execution, int position)
    {
        var units = LinearUnit.OfStart(execution, _rules.StartsAllServices);
        var failed = _nodes.PlaceAll(units, position);
        if (failed is null || (_rules.ReleasesElastic && Preempt(execution, units, position)))
        {
            RecordPlacements(execution, units);
            return;
        }

        execution.Blocked = true;
        execution.Failed = units.Find(unit => !_nodes.AnyFeasible(unit)) ?? failed;
        if (execution.Aged) new LinearReservation(_nodes, execution).Reserve(units, position);
    }

    private void PlaceElastic(LinearExecution execution, int position)
    {
        if (execution.Released) return;
        foreach (var unit in LinearUnit.OfElastic(execution))
        {
            if (_nodes.Place(unit, position) is not null) RecordPlacements(execution, [unit]);
        }
    }

    private void RecordPlacements(LinearExecution execution, List<LinearUnit> units) =>
        _placed.AddRange(units.SelectMany(unit => unit.Services).Select(service => (execution, service)));

    private bool Preempt(LinearExecution execution, List<LinearUnit> units, int position)
    {
        var stopped = new List<(LinearExecution Execution, ScheduledService Service, LinearNode Node)>();
        foreach (var (victim, service) in _queue.Skip(position + 1).Where(other => !other.Waits).Reverse().SelectMany(
            other => other.Record.Services.Reverse().Where(service => !service.Essential).Select(service => (other, service))))
        {
            if (_nodes.Find(victim.NodeOf(service)) is not { } node) continue;
            if (node.ReservedFor < position || !node.Node.Schedulable || !units.Exists(node.IsFeasible)) continue;
            node.Remove(service.Demand, 1);
            victim.Set(service, null);
            stopped.Add((victim, service, node));
            if (_nodes.PlaceAll(units, position) is not null) continue;
            stopped.RemoveAll(entry => entry.Service.Demand.FitsIn(entry.Node.Free) && Restore(entry));
            stopped.ForEach(entry => entry.Execution.Released = true);
            _releases.AddRange(stopped.Select(entry => new Release(entry.Execution.Record.Id, entry.Service.Id)));
            return true;
        }

        stopped.ForEach(entry => Restore(entry));
        return false;
    }

    private static bool Restore((LinearExecution Execution, ScheduledService Service, LinearNode Node) entry)
    {
        entry.Node.Add(entry.Service.Demand, 1);
        entry.Execution.Set(entry.Service, entry.Node.Node.Name);
        return true;
    }
}
