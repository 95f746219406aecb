using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>The changes of one write.</summary>
public sealed record StoreChanges
{
    /// <summary>Executions to insert or replace, without their services.</summary>
    public ImmutableArray<Execution> Executions { get; init; } = [];

    /// <summary>Services to insert or replace.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Entries of histories, in order; each replaces the one in the same slot of its execution.</summary>
    public ImmutableArray<ExecutionEvent> Events { get; init; } = [];

    /// <summary>Keys of submissions to insert.</summary>
    public ImmutableArray<SubmissionKey> Keys { get; init; } = [];

    /// <summary>Executions to delete, with their services and history.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>Answers to stored requests; empty when the store is not an <see cref="ISharedStore"/>.</summary>
    public ImmutableArray<RequestAnswer> Answers { get; init; } = [];

    /// <summary>The next free ids; they never decrease.</summary>
    public required NextIds NextIds { get; init; }

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Executions.IsEmpty && Services.IsEmpty && Deleted.IsEmpty && Answers.IsEmpty;
}
