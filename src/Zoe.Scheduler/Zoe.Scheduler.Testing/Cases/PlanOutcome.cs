namespace Zoe.Scheduler.Testing;

/// <summary>What becomes of a request once its plan is carried out.</summary>
public static class PlanOutcome
{
    /// <summary>The request with every service where the plan put it, releases first.</summary>
    public static PlanRequest Apply(PlanRequest request, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        var moved = new Dictionary<long, string?>();
        foreach (var release in plan.Releases) moved[release.ServiceId] = null;
        foreach (var placement in plan.Placements) moved[placement.ServiceId] = placement.Node;
        return request with
        {
            Executions = [.. request.Executions.Select(execution => execution with
            {
                Services = [.. execution.Services.Select(service =>
                    moved.TryGetValue(service.Id, out var node) ? service with { Node = node } : service)],
            })],
        };
    }
}
