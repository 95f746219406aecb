namespace Zoe.Scheduler.Testing;

/// <summary>
/// What happens after a first plan: it is carried out, and then an execution ends, a node is switched off and on, and
/// another execution comes.
/// </summary>
internal static class SchedulingHistory
{
    /// <summary>
    /// The moments of the history that starts with <paramref name="request"/>; <paramref name="plan"/> makes the plan for
    /// each, from whose outcome the next one follows.
    /// </summary>
    public static IEnumerable<LawCase> Of(PlanRequest request, Func<PlanRequest, LawCase> plan)
    {
        var moment = plan(request);
        yield return moment;
        foreach (var change in new Func<PlanRequest, PlanRequest?>[] { EndOne, SwitchNode, RepeatOne })
        {
            if (change(moment.After with { Now = moment.After.Now.AddMinutes(1) }) is not { } next) continue;
            moment = plan(next);
            yield return moment;
        }
    }

    private static PlanRequest? EndOne(PlanRequest state) => state.Executions.IsEmpty
        ? null
        : state with { Executions = state.Executions.RemoveAt(state.Seed % state.Executions.Length) };

    private static PlanRequest? SwitchNode(PlanRequest state)
    {
        if (state.Cluster.Nodes.IsEmpty) return null;
        var index = state.Seed % state.Cluster.Nodes.Length;
        var node = state.Cluster.Nodes[index];
        var nodes = state.Cluster.Nodes.SetItem(index, node with { Schedulable = !node.Schedulable });
        return state with { Cluster = new ClusterView(nodes) };
    }

    private static PlanRequest? RepeatOne(PlanRequest state)
    {
        if (state.Executions.IsEmpty) return null;
        var copied = state.Executions[state.Seed % state.Executions.Length];
        var id = state.Executions.Max(execution => execution.Id) + 1;
        var serviceId = state.Executions.SelectMany(execution => execution.Services).Max(service => service.Id);
        return state with
        {
            Executions = state.Executions.Add(copied with
            {
                Id = id,
                SubmittedAt = state.Now,
                Services = [.. copied.Services.Select(service => service with { Id = ++serviceId, Node = null })],
            }),
        };
    }
}
