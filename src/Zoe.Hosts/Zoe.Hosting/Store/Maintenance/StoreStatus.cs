using System.Collections.Immutable;

namespace Zoe.Hosting.Store.Maintenance;

/// <summary>The state of a store.</summary>
public sealed record StoreStatus
{
    /// <summary>The kind of store, such as <c>sqlite</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it is, without user and password.</summary>
    public required string Location { get; init; }

    /// <summary>Its schema version.</summary>
    public required int Version { get; init; }

    /// <summary>The schema version that this program needs.</summary>
    public required int SupportedVersion { get; init; }

    /// <summary>Names of the migrations that are not applied yet, in order; empty also for a newer store.</summary>
    public required ImmutableArray<string> Pending { get; init; }

    /// <summary>The latest epoch; 0 when no engine has started yet.</summary>
    public required long Epoch { get; init; }

    /// <summary>The process that leads; null for none.</summary>
    public string? Leader { get; init; }

    /// <summary>Time since the leader's last heartbeat; null without a leader, and for stores without heartbeats.</summary>
    public TimeSpan? HeartbeatAge { get; init; }

    /// <summary>Size in bytes, with indexes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The tables, ordered by name.</summary>
    public required ImmutableArray<TableStatus> Tables { get; init; }
}
