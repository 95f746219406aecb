using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>What has changed in a shared store, read from one snapshot.</summary>
public sealed record StoredChanges
{
    /// <summary>The epoch of the last leader; 0 when there was none.</summary>
    public required long Epoch { get; init; }

    /// <summary>From where to continue; null when everything has to be read again.</summary>
    public ChangeMark? Mark { get; init; }

    /// <summary>True when all active executions were read; others are not active any more.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Changed active executions.</summary>
    public ImmutableArray<Execution> Active { get; init; } = [];

    /// <summary>Changed executions that are not active any more.</summary>
    public ImmutableArray<long> Ended { get; init; } = [];
}
