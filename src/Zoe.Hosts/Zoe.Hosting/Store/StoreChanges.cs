using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>What one write makes durable.</summary>
public sealed record StoreChanges
{
    /// <summary>Executions to insert or replace; of their services only those in <see cref="Services"/>.</summary>
    public ImmutableArray<Execution> Executions { get; init; } = [];

    /// <summary>Services to insert or replace.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>Executions to forget, with their services.</summary>
    public ImmutableArray<long> Deleted { get; init; } = [];

    /// <summary>The ids that the next execution and service will get; never lowered.</summary>
    public required NextIds NextIds { get; init; }

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Executions.IsEmpty && Services.IsEmpty && Deleted.IsEmpty;
}
