using System.Collections.Immutable;
using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing.Laws;

/// <summary>
/// Simulates an execution that has waited long enough for a reservation: in every step the longest running execution ends and
/// a small one arrives that would take the freed resources.
/// </summary>
internal static class StarvationLaw
{
    private const long WaitingId = 1_000_000;

    public static string? Check(LawCase lawCase)
    {
        if (lawCase.Promises.ReserveAfter is not { } age) return null;
        var node = lawCase.Request.Cluster.Nodes.Where(node => node.Schedulable)
            .OrderByDescending(node => node.Capacity.Millicores).ThenByDescending(node => node.Capacity.MemoryBytes)
            .FirstOrDefault();
        if (node is null || node.Capacity.Millicores == 0) return null;
        var state = lawCase.Request with { Executions = lawCase.Request.Executions.Add(WaitingExecution(node, lawCase.Request.Now - age)) };
        var running = new Queue<long>();
        var steps = 10 + 3 * (lawCase.Request.Executions.Length + lawCase.Request.Cluster.Nodes.Length);
        for (var step = 0; step < steps; step++)
        {
            state = PlanApplier.Apply(state, lawCase.Scheduler.Plan(state with { ExplainWaits = false }));
            if (!LawCase.Waits(state.Executions.First(execution => execution.Id == WaitingId))) return null;
            foreach (var execution in state.Executions)
            {
                if (!running.Contains(execution.Id) && execution.Services.Any(service => service.Node is not null))
                    running.Enqueue(execution.Id);
            }

            var ended = running.Count > 0 ? running.Dequeue() : -1;
            state = state with
            {
                Now = state.Now.AddSeconds(1),
                Executions = [.. state.Executions.Where(execution => execution.Id != ended), SmallExecution(step, state.Now)],
            };
        }

        return $"An execution that needs all of {node.Name} and waited longer than {age} did not start within {steps} steps, "
            + "in each of which the longest running execution ended and a small one arrived.";
    }

    private static ScheduledExecution WaitingExecution(ClusterNode node, DateTimeOffset submitted) => new()
    {
        Id = WaitingId,
        SubmittedAt = submitted.AddDays(-1),
        ExpectedDuration = TimeSpan.FromDays(1),
        Size = 1000,
        Services = [new ScheduledService { Id = WaitingId, Essential = true, Demand = node.Capacity, Labels = node.Labels }],
    };

    private static ScheduledExecution SmallExecution(int step, DateTimeOffset now) => new()
    {
        Id = WaitingId + 1 + step,
        SubmittedAt = now,
        ExpectedDuration = TimeSpan.FromSeconds(1),
        Services =
        [
            new ScheduledService { Id = WaitingId + 1 + step, Essential = true, Demand = new Resources(1000, 0) },
        ],
    };
}
