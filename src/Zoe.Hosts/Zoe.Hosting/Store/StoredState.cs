using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>What an engine needs to go on where the last one stopped.</summary>
/// <param name="Executions">All that are not over and can be read.</param>
/// <param name="NextIds">The next free ids.</param>
public sealed record StoredState(ImmutableArray<Execution> Executions, NextIds NextIds)
{
    /// <summary>Those that are not over and cannot be read: what runs of them is to be left alone.</summary>
    public ImmutableArray<UnreadableExecution> Unreadable { get; init; } = [];
}
