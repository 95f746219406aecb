using FsCheck;
using FsCheck.Fluent;

namespace Zoe.Hosting.Tests;

/// <summary>What must hold of the engine's transitions in every history.</summary>
public sealed class TransitionLaws
{
    private const int Steps = 60;

    [Fact]
    public void An_attempt_is_numbered_once_and_only_for_a_slot_that_is_free() => Check((before, after) =>
    {
        foreach (var (old, now) in Pairs(before, after))
        {
            now.Attempt.ShouldBeInRange(old.Attempt, old.Attempt + 1);
            if (now.Attempt == old.Attempt) continue;
            now.Status.ShouldBe(ServiceStatus.Starting);
            // Between two containers of a slot, the first one is known to be gone.
            (old.Status is ServiceStatus.Runnable || old is { Status: ServiceStatus.Terminating, Restarting: true })
                .ShouldBeTrue($"{old} became {now}");
        }
    });

    [Fact]
    public void A_slot_keeps_its_node_until_its_container_is_gone() => Check((before, after) =>
    {
        foreach (var (old, now) in Pairs(before, after))
        {
            if (old.Node is not null && now.Attempt == old.Attempt && now.Node is not null) now.Node.ShouldBe(old.Node);
            (now.Node is not null).ShouldBe(
                now.Status is ServiceStatus.Starting or ServiceStatus.Active or ServiceStatus.Terminating, now.ToString());
        }
    });

    [Fact]
    public void Nodes_are_never_overcommitted() => Check((_, after) =>
    {
        foreach (var node in after.Nodes.Values)
        {
            var reserved = after.Executions.Values
                .SelectMany(execution => execution.Services
                    .Where(service => service.Node == node.Name)
                    .Select(service => ServiceDemand.Of(execution.DefinitionOf(service)).Millicores))
                .Sum();
            reserved.ShouldBeLessThanOrEqualTo(node.Millicores);
        }
    });

    [Fact]
    public void An_execution_that_ends_never_comes_back() => Check((before, after) =>
    {
        foreach (var (id, execution) in before.Executions)
        {
            if (execution.Status is not ExecutionStatus.CleaningUp) continue;
            var now = after.Executions.GetValueOrDefault(id) ?? after.Unsaved[id];
            now.Status.ShouldBeOneOf(ExecutionStatus.CleaningUp, execution.Outcome!.Value);
            now.Services.ShouldAllBe(service => service.Status != ServiceStatus.Starting || !execution.Status.IsActive());
        }
    });

    [Fact]
    public void An_execution_runs_exactly_while_all_its_essential_services_do() => Check((_, after) =>
    {
        foreach (var execution in after.Executions.Values)
        {
            if (execution.Status is ExecutionStatus.CleaningUp) continue;
            var allRun = execution.Services.Where(service => service.Essential)
                .All(service => service.Status is ServiceStatus.Active);
            (execution.Status is ExecutionStatus.Running).ShouldBe(allRun, execution.ToString());
        }
    });

    [Fact]
    public void Terminating_everything_ends_everything() =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++) history.Step();
            history.Settle();
            history.State.Executions.ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    private static void Check(Action<EngineState, EngineState> law) =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++) law(history.Step(), history.State);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<(Service Old, Service Now)> Pairs(EngineState before, EngineState after) =>
        from execution in before.Executions.Values
        let next = after.Executions.GetValueOrDefault(execution.Id) ?? after.Unsaved.GetValueOrDefault(execution.Id)
        where next is not null
        from service in execution.Services
        select (service, next.FindService(service.Id)!);
}
