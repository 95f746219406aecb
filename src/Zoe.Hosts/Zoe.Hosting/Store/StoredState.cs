using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>The state that an engine resumes from.</summary>
/// <param name="Executions">Readable active executions.</param>
/// <param name="NextIds">The next free ids.</param>
public sealed record StoredState(ImmutableArray<Execution> Executions, NextIds NextIds)
{
    /// <summary>Active executions with unreadable records; their containers must not be removed.</summary>
    public ImmutableArray<UnreadableExecution> Unreadable { get; init; } = [];
}
