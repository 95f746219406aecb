using System.Data.Common;
using Microsoft.Data.Sqlite;
using Zoe.CrashHarness.Hosts;

namespace Zoe.CrashHarness.Stores;

/// <summary>The database file of the only host. Opened for reading only, so that nothing is repaired by it.</summary>
internal sealed class SqliteReader(string file) : StoreReader
{
    public override Task<HostProcess?> FindLeaderAsync(IReadOnlyList<HostProcess> hosts, CancellationToken cancellationToken) =>
        Task.FromResult(hosts.SingleOrDefault());

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));
}
