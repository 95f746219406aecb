using Zoe.CrashHarness.Hosts;

namespace Zoe.CrashHarness.Stores;

/// <summary>Reads a store behind Zoe's back.</summary>
internal interface IStoreReader
{
    Task<StoreSnapshot> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The transitions of these executions, in order.</summary>
    Task<IReadOnlyList<StoredTransition>> ReadTransitionsAsync(IEnumerable<long> executions, CancellationToken cancellationToken);

    /// <summary>Rows of executions, services and histories.</summary>
    Task<int> CountRowsAsync(CancellationToken cancellationToken);

    /// <summary>All rows of a table, for people.</summary>
    Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> DumpAsync(string table, CancellationToken cancellationToken);

    /// <summary>The host that leads; null when that is not known.</summary>
    Task<HostProcess?> FindLeaderAsync(IReadOnlyList<HostProcess> hosts, CancellationToken cancellationToken);
}
