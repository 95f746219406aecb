using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>The changes of one write.</summary>
public sealed record StoreChanges
{
    /// <summary>Executions to insert or replace, without their services.</summary>
    public ImmutableArray<Execution> Executions { get; init; } = [];

    /// <summary>Services to insert or replace.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Executions to delete, with their services.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>Answers to stored requests; empty when the store is not an <see cref="ISharedStore"/>.</summary>
    public ImmutableArray<RequestAnswer> Answers { get; init; } = [];

    /// <summary>The next free ids; they never decrease.</summary>
    public required NextIds NextIds { get; init; }

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Executions.IsEmpty && Services.IsEmpty && Deleted.IsEmpty && Answers.IsEmpty;
}
