namespace Zoe.Scheduler.Testing.Cases;

/// <summary>Applies a plan to a request.</summary>
public static class PlanApplier
{
    /// <summary>The request with the releases, then the placements of the plan carried out.</summary>
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
