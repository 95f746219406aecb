using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Ends executions whose time limit has elapsed.</summary>
internal static class Expiry
{
    /// <summary>Ends the executions that are due.</summary>
    public static EngineState EndDue(this EngineState state, DateTimeOffset now)
    {
        while (!state.Due.IsEmpty && state.Due.Min is var (due, executionId) && due <= now)
        {
            var execution = state.Executions[executionId];
            state = state.End(execution, ExecutionStatus.Error, DescribeLimit(execution, state.QuotaOf(execution.UserId)), now);
        }

        return state;
    }

    private static string DescribeLimit(Execution execution, Quota quota) =>
        execution.TimeLimit is { } limit && (quota.RunTime == TimeSpan.Zero || limit <= quota.RunTime)
            ? $"Its time limit of {QuotaText.Duration(limit)} has elapsed."
            : $"The run time that the quota of {execution.UserName} allows has elapsed.";
}
