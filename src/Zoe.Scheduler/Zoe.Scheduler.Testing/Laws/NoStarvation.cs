using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing;

/// <summary>
/// Plays a history against an execution that has waited long enough for a reservation: in every step the execution that
/// has run longest ends and a small newcomer arrives that would take whatever becomes free.
/// </summary>
internal static class NoStarvation
{
    private const long PatientId = 1_000_000;

    public static string? Check(LawCase of)
    {
        if (of.Promises.ReserveAfter is not { } age) return null;
        var node = of.Request.Cluster.Nodes.Where(node => node.Schedulable)
            .OrderByDescending(node => node.Capacity.Millicores).ThenByDescending(node => node.Capacity.MemoryBytes)
            .FirstOrDefault();
        if (node is null || node.Capacity.Millicores == 0) return null;
        var state = of.Request with { Executions = of.Request.Executions.Add(Patient(node, of.Request.Now - age)) };
        var running = new Queue<long>();
        var steps = 10 + 3 * (of.Request.Executions.Length + of.Request.Cluster.Nodes.Length);
        for (var step = 0; step < steps; step++)
        {
            state = PlanOutcome.Apply(state, of.Scheduler.Plan(state with { ExplainWaits = false }));
            if (!LawCase.Waits(state.Executions.First(execution => execution.Id == PatientId))) return null;
            foreach (var execution in state.Executions)
            {
                if (!running.Contains(execution.Id) && execution.Services.Any(service => service.Node is not null))
                    running.Enqueue(execution.Id);
            }

            var ended = running.Count > 0 ? running.Dequeue() : -1;
            state = state with
            {
                Now = state.Now.AddSeconds(1),
                Executions = [.. state.Executions.Where(execution => execution.Id != ended), Newcomer(step, state.Now)],
            };
        }

        return $"An execution that needs all of {node.Name} and waits longer than {age} did not start within {steps} steps, "
            + "in each of which the execution that had run longest ended and a small one arrived.";
    }

    private static ScheduledExecution Patient(ClusterNode node, DateTimeOffset submitted) => new()
    {
        Id = PatientId,
        SubmittedAt = submitted.AddDays(-1),
        ExpectedDuration = TimeSpan.FromDays(1),
        Size = 1000,
        Services = [new ScheduledService { Id = PatientId, Essential = true, Demand = node.Capacity, Labels = node.Labels }],
    };

    private static ScheduledExecution Newcomer(int step, DateTimeOffset now) => new()
    {
        Id = PatientId + 1 + step,
        SubmittedAt = now,
        ExpectedDuration = TimeSpan.FromSeconds(1),
        Services =
        [
            new ScheduledService { Id = PatientId + 1 + step, Essential = true, Demand = new Resources(1000, 0) },
        ],
    };
}
