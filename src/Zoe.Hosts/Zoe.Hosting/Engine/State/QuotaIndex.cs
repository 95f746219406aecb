using System.Collections.Immutable;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.State;

/// <summary>The quotas and their use by user, so that no step has to scan all executions.</summary>
internal sealed record QuotaIndex
{
    /// <summary>Quotas of users that have one of their own.</summary>
    public ImmutableDictionary<long, Quota> Quotas { get; init; } = ImmutableDictionary<long, Quota>.Empty;

    /// <summary>Users with submitted executions whose quota or use has changed.</summary>
    public ImmutableHashSet<long> Changed { get; init; } = [];

    private ImmutableDictionary<long, UserUsage> Users { get; init; } = ImmutableDictionary<long, UserUsage>.Empty;

    public UserUsage Of(long userId) => Users.GetValueOrDefault(userId, UserUsage.None);

    /// <summary>Updates the index for a changed execution; null when it is not, or no longer, active.</summary>
    public QuotaIndex Replace(Execution? before, Execution? after)
    {
        if (IsHeld(before) == IsHeld(after) && IsCounted(before) == IsCounted(after)) return this;
        var execution = after ?? before!;
        var usage = Of(execution.UserId);
        if (IsCounted(before)) usage = usage with { Used = usage.Used - DemandOf(before!) };
        if (IsCounted(after)) usage = usage with { Used = usage.Used + DemandOf(after!) };
        if (IsHeld(before)) usage = usage with { Held = usage.Held.Remove(RankOf(before!)) };
        if (IsHeld(after)) usage = usage with { Held = usage.Held.Add(RankOf(after!)) };
        return this with
        {
            Users = usage.IsEmpty ? Users.Remove(execution.UserId) : Users.SetItem(execution.UserId, usage),
            Changed = usage.Held.IsEmpty ? Changed.Remove(execution.UserId) : Changed.Add(execution.UserId),
        };
    }

    /// <summary>What an execution takes of its owner's quota.</summary>
    public static QuotaDemand DemandOf(Execution execution) => QuotaDemand.Of(
        execution.Application,
        static service =>
        {
            var demand = ServiceDemand.Of(service);
            return (demand.MemoryBytes, demand.Millicores);
        });

    private static bool IsHeld(Execution? execution) => execution?.Status is ExecutionStatus.Submitted;

    private static bool IsCounted(Execution? execution) =>
        execution is not null && execution.Status.IsActive() && execution.Status is not ExecutionStatus.Submitted;

    private static (int, long) RankOf(Execution execution) => (-execution.Priority, execution.Id);
}
