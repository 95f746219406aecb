using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>
/// Queues submitted executions as far as the quotas of their owners allow. Executions of one user are queued in order
/// of priority and submission, so that a large one is not overtaken for ever by small ones.
/// </summary>
internal static class Admission
{
    /// <summary>Throws <see cref="QuotaExceededException"/> for an execution that could never be queued.</summary>
    public static void CheckAlone(this EngineState state, Execution submitted)
    {
        var quota = state.QuotaOf(submitted.UserId);
        if (QuotaIndex.DemandOf(submitted).FindExcess(quota) is { } limit)
            throw new QuotaExceededException($"The execution alone exceeds the quota of {submitted.UserName}: {limit}, elastic services included.");
        if (quota.RunTime > TimeSpan.Zero && submitted.TimeLimit > quota.RunTime)
        {
            throw new QuotaExceededException(
                $"The time limit is {QuotaText.Duration(submitted.TimeLimit.Value)}, but the quota of {submitted.UserName} allows a run time of at most {QuotaText.Duration(quota.RunTime)}.");
        }
    }

    /// <summary>A new execution as it enters the state: queued when the quota allows, else with the reason why it waits.</summary>
    public static Execution Enter(this EngineState state, Execution submitted, DateTimeOffset now)
    {
        var usage = state.Quotas.Of(submitted.UserId);
        var excess = (usage.Used + QuotaIndex.DemandOf(submitted)).FindExcess(state.QuotaOf(submitted.UserId));
        if (excess is null && usage.Held.IsEmpty) return submitted.Advance(now);
        return submitted with { WaitReason = excess is null ? WaitBehind(submitted) : WaitFor(submitted, excess) };
    }

    /// <summary>Queues submitted executions of users whose quota or use has changed.</summary>
    public static EngineState Admit(this EngineState state, DateTimeOffset now)
    {
        if (state.Quotas.Changed.IsEmpty) return state;
        foreach (var userId in state.Quotas.Changed.Order()) state = state.Admit(userId, now);
        return state with { Quotas = state.Quotas with { Changed = [] } };
    }

    /// <summary>
    /// Sets a quota; null for the default one. Queued executions that exceed it and hold no resources wait again, the
    /// latest first.
    /// </summary>
    public static EngineState WithQuota(this EngineState state, long userId, Quota? quota)
    {
        var quotas = quota is null ? state.Quotas.Quotas.Remove(userId) : state.Quotas.Quotas.SetItem(userId, quota);
        state = state with { Quotas = state.Quotas with { Quotas = quotas, Changed = state.Quotas.Changed.Add(userId) } };
        var queued = state.Executions.Values.Where(execution => execution.UserId == userId && MayWaitAgain(execution));
        foreach (var execution in queued.OrderBy(one => one.Priority).ThenByDescending(one => one.Id).ToList())
        {
            if (state.Quotas.Of(userId).Used.FindExcess(state.QuotaOf(userId)) is not { } excess) break;
            state = state.With(execution.WithServices(service => service with { Status = ServiceStatus.Created }) with
            {
                Status = ExecutionStatus.Submitted,
                WaitReason = WaitFor(execution, excess),
            });
        }

        return state;
    }

    private static EngineState Admit(this EngineState state, long userId, DateTimeOffset now)
    {
        var quota = state.QuotaOf(userId);
        foreach (var (_, executionId) in state.Quotas.Of(userId).Held)
        {
            var execution = state.Executions[executionId];
            var demand = QuotaIndex.DemandOf(execution);
            // Since the quota was lowered; the others do not wait for it.
            if (demand.FindExcess(quota) is { } never)
            {
                state = state.Explain(execution, WaitFor(execution, never));
                continue;
            }

            if ((state.Quotas.Of(userId).Used + demand).FindExcess(quota) is { } excess)
                return state.Explain(execution, WaitFor(execution, excess));
            state = state.With((execution with { WaitReason = null }).Advance(now));
        }

        return state;
    }

    private static EngineState Explain(this EngineState state, Execution execution, string reason) =>
        execution.WaitReason == reason ? state : state.With(execution with { WaitReason = reason });

    private static bool MayWaitAgain(Execution execution)
    {
        if (execution is not { Status: ExecutionStatus.Queued, TimeStart: null }) return false;
        foreach (var service in execution.Services)
            if (service.Status is not ServiceStatus.Runnable || service.Attempt > 0) return false;
        return true;
    }

    private static string WaitFor(Execution execution, string limit) =>
        $"The quota of {execution.UserName} allows {limit}; it is queued when others of this user have ended.";

    private static string WaitBehind(Execution execution) =>
        $"Earlier executions of {execution.UserName} wait for the quota; it is queued after them.";
}
