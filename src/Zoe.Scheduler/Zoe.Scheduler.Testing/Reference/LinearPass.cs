namespace Zoe.Scheduler.Testing;

/// <summary>One walk over the queue, from scratch.</summary>
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
            .. request.Executions.Select(Enter).OrderByDescending(entry => entry.Aged).ThenBy(entry => entry.Key)
                .ThenBy(entry => entry.Record.SubmittedAt).ThenBy(entry => entry.Record.Id),
        ];
        _nodes = new LinearNodes(request, parts.Placement);
        _queue.ForEach(_nodes.Occupy);
    }

    public Plan Run()
    {
        for (var place = 0; place < _queue.Count; place++)
        {
            var execution = _queue[place];
            if (execution.Waits) Start(execution, place);
            if (!execution.Blocked && _rules.ElasticAtOnce) PlaceElastic(execution, place);
        }

        for (var place = 0; place < _queue.Count && !_rules.ElasticAtOnce; place++)
        {
            if (!_queue[place].Blocked) PlaceElastic(_queue[place], place);
        }

        return new Plan
        {
            Placements = [.. _placed.Select(placed => new Placement(
                placed.Execution.Record.Id, placed.Service.Id, placed.Execution.NodeOf(placed.Service)!))],
            Releases = [.. _releases],
            Waiting = _request.ExplainWaits
                ? [.. _queue.Index().Where(entry => entry.Item.Blocked)
                    .Select(entry => LinearReason.Find(entry.Item, entry.Index, _nodes))]
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

    private void Start(LinearExecution execution, int place)
    {
        var units = LinearUnit.OfStart(execution, _rules.StartsWhole);
        var failed = _nodes.PlaceAll(units, place);
        if (failed is null || (_rules.ReleasesElastic && MakeRoom(execution, units, place)))
        {
            Note(execution, units);
            return;
        }

        execution.Blocked = true;
        execution.Failed = units.Find(unit => !_nodes.AnySuits(unit)) ?? failed;
        if (execution.Aged) new LinearReservation(_nodes, execution).Reserve(units, place);
    }

    private void PlaceElastic(LinearExecution execution, int place)
    {
        if (execution.Released) return;
        foreach (var unit in LinearUnit.OfElastic(execution))
        {
            if (_nodes.Place(unit, place) is not null) Note(execution, [unit]);
        }
    }

    private void Note(LinearExecution execution, List<LinearUnit> units) =>
        _placed.AddRange(units.SelectMany(unit => unit.Services).Select(service => (execution, service)));

    private bool MakeRoom(LinearExecution execution, List<LinearUnit> units, int place)
    {
        var stopped = new List<(LinearExecution Execution, ScheduledService Service, LinearNode Node)>();
        foreach (var (victim, service) in _queue.Skip(place + 1).Where(other => !other.Waits).Reverse().SelectMany(
            other => other.Record.Services.Reverse().Where(service => !service.Essential).Select(service => (other, service))))
        {
            if (_nodes.Find(victim.NodeOf(service)) is not { } node) continue;
            if (node.HeldFor < place || !node.Node.Schedulable || !units.Exists(node.Suits)) continue;
            node.Remove(service.Demand, 1);
            victim.Set(service, null);
            stopped.Add((victim, service, node));
            if (_nodes.PlaceAll(units, place) is not null) continue;
            stopped.RemoveAll(entry => entry.Service.Demand.FitsIn(entry.Node.Free) && PutBack(entry));
            stopped.ForEach(entry => entry.Execution.Released = true);
            _releases.AddRange(stopped.Select(entry => new Release(entry.Execution.Record.Id, entry.Service.Id)));
            return true;
        }

        stopped.ForEach(entry => PutBack(entry));
        return false;
    }

    private static bool PutBack((LinearExecution Execution, ScheduledService Service, LinearNode Node) entry)
    {
        entry.Node.Add(entry.Service.Demand, 1);
        entry.Execution.Set(entry.Service, entry.Node.Node.Name);
        return true;
    }
}
