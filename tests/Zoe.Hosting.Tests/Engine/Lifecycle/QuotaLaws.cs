using FsCheck;
using FsCheck.Fluent;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Tests.Engine.Transitions;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>Invariants of quotas and time limits in random histories.</summary>
public sealed class QuotaLaws
{
    private const int Steps = 60;

    [Fact]
    public void A_quota_is_never_exceeded_by_more_than_what_ran_before_it_was_lowered() => Check((before, history) =>
    {
        var used = UsedBy(history.State, _ => true);
        if (used.FindExcess(history.State.QuotaOf(EngineHost.Owner.Id)) is null) return;
        var old = UsedBy(before, _ => true);
        used.Executions.ShouldBeLessThanOrEqualTo(old.Executions, $"after {history.LastMessage}");
        used.MemoryBytes.ShouldBeLessThanOrEqualTo(old.MemoryBytes, $"after {history.LastMessage}");
        // Nothing that exceeds it has still to start.
        UsedBy(history.State, execution => execution is { Status: ExecutionStatus.Queued, TimeStart: null } && execution.Services.All(service => service.Attempt == 0))
            .Executions.ShouldBe(0, $"after {history.LastMessage}");
    });

    [Fact]
    public void The_use_of_a_quota_matches_the_executions() => Check((_, history) =>
        history.State.Quotas.Of(EngineHost.Owner.Id).Used.ShouldBe(UsedBy(history.State, _ => true)));

    [Fact]
    public void The_first_execution_that_waits_for_a_quota_does_not_fit() => Check((_, history) =>
    {
        var state = history.State;
        var quota = state.QuotaOf(EngineHost.Owner.Id);
        foreach (var (_, id) in state.Quotas.Of(EngineHost.Owner.Id).Held)
        {
            var execution = state.Executions[id];
            execution.WaitReason.ShouldNotBeNullOrEmpty();
            execution.Services.ShouldAllBe(service => service.Status == ServiceStatus.Created && service.Node == null);
            if (QuotaIndex.DemandOf(execution).FindExcess(quota) is not null) continue;
            (UsedBy(state, _ => true) + QuotaIndex.DemandOf(execution)).FindExcess(quota).ShouldNotBeNull($"after {history.LastMessage}");
            break;
        }
    });

    [Fact]
    public void Nothing_runs_after_its_deadline() => Check((_, history) =>
    {
        foreach (var execution in history.State.Executions.Values)
        {
            if (execution.Status is not ExecutionStatus.CleaningUp) (execution.Deadline <= history.Now).ShouldBeFalse($"{execution}");
            if (execution.TimeStart is null) execution.Deadline.ShouldBeNull();
        }

        history.State.Due.Select(due => due.ExecutionId).ShouldBe(
            history.State.Executions.Values
                .Where(execution => execution.Deadline is not null && execution.Status is not ExecutionStatus.CleaningUp)
                .OrderBy(execution => (execution.Deadline, execution.Id)).Select(execution => execution.Id));
    });

    private static QuotaDemand UsedBy(EngineState state, Func<Execution, bool> filter) =>
        state.Executions.Values.Where(execution => execution.Status is not ExecutionStatus.Submitted && filter(execution))
            .Aggregate(default(QuotaDemand), (sum, execution) => sum + QuotaIndex.DemandOf(execution));

    private static void Check(Action<EngineState, RandomHistory> law) =>
        Prop.ForAll(RandomHistory.Seeds, seed =>
        {
            var history = new RandomHistory(seed);
            for (var step = 0; step < Steps; step++) law(history.Step(), history);
        }).QuickCheckThrowOnFailure();
}
