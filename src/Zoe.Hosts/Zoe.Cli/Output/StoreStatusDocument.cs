using System.Collections.Immutable;
using Zoe.Hosting.Store.Maintenance;

namespace Zoe.Cli.Output;

/// <summary>The state of a store.</summary>
/// <param name="Store">Its kind.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Version">Its schema version.</param>
/// <param name="SupportedVersion">The schema version that this program needs.</param>
/// <param name="Pending">Migrations that are not applied yet.</param>
/// <param name="Leader">The process that leads; null for none.</param>
/// <param name="HeartbeatSeconds">Seconds since the leader's heartbeat.</param>
/// <param name="Epoch">The latest epoch.</param>
/// <param name="Bytes">Size with indexes.</param>
/// <param name="Tables">Its tables.</param>
internal sealed record StoreStatusDocument(
    string Store,
    string Location,
    int Version,
    int SupportedVersion,
    ImmutableArray<string> Pending,
    string? Leader,
    double? HeartbeatSeconds,
    long Epoch,
    long Bytes,
    ImmutableArray<TableStatus> Tables)
{
    public static StoreStatusDocument Of(StoreStatus status) => new(
        status.Kind,
        status.Location,
        status.Version,
        status.SupportedVersion,
        status.Pending,
        status.Leader,
        status.HeartbeatAge is { } age ? Math.Round(age.TotalSeconds, 3) : null,
        status.Epoch,
        status.Bytes,
        status.Tables);
}
