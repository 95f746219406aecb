using System.Collections.Immutable;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.State;

/// <summary>What the executions of a user take of the quota, and those that wait for it.</summary>
internal sealed record UserUsage
{
    public static UserUsage None { get; } = new();

    /// <summary>Of executions that are queued or hold resources.</summary>
    public QuotaDemand Used { get; init; }

    /// <summary>Submitted executions, those with a high priority first, then the oldest.</summary>
    public ImmutableSortedSet<(int Rank, long ExecutionId)> Held { get; init; } = [];

    public bool IsEmpty => Held.IsEmpty && Used == default;
}
