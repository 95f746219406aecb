namespace Zoe.Scheduler.Testing.Cases;

/// <summary>
/// A short sequence of events after a first plan: an execution ends, a node is disabled or enabled, and an execution arrives;
/// with a plan after each.
/// </summary>
internal static class SchedulingHistory
{
    /// <summary>
    /// The cases of the history that starts with <paramref name="request"/>; each continues from the state after the plan that
    /// <paramref name="plan"/> made for the previous one.
    /// </summary>
    public static IEnumerable<LawCase> Of(PlanRequest request, Func<PlanRequest, LawCase> plan)
    {
        var current = plan(request);
        yield return current;
        foreach (var change in new Func<PlanRequest, PlanRequest?>[] { EndExecution, ToggleNode, AddCopy })
        {
            if (change(current.After with { Now = current.After.Now.AddMinutes(1) }) is not { } next) continue;
            current = plan(next);
            yield return current;
        }
    }

    private static PlanRequest? EndExecution(PlanRequest state) => state.Executions.IsEmpty
        ? null
        : state with { Executions = state.Executions.RemoveAt(state.Seed % state.Executions.Length) };

    private static PlanRequest? ToggleNode(PlanRequest state)
    {
        if (state.Cluster.Nodes.IsEmpty) return null;
        var index = state.Seed % state.Cluster.Nodes.Length;
        var node = state.Cluster.Nodes[index];
        var nodes = state.Cluster.Nodes.SetItem(index, node with { Schedulable = !node.Schedulable });
        return state with { Cluster = new ClusterView(nodes) };
    }

    private static PlanRequest? AddCopy(PlanRequest state)
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
