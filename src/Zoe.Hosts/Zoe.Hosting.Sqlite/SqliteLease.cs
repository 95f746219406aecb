using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>The leadership of the one process that may write to a database.</summary>
internal sealed class SqliteLease : ILeadershipLease
{
    private readonly SqliteConnection _lock;

    private SqliteLease(SqliteConnection held) => _lock = held;

    public long Epoch { get; private init; }

    /// <summary>Never cancelled: nobody else gets the lock while this process runs.</summary>
    public CancellationToken Lost => CancellationToken.None;

    public static async Task<SqliteLease> AcquireAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        var held = await SqliteLock.AcquireAsync(database.Path, cancellationToken);
        try
        {
            var epoch = await database.WriteAsync(
                connection => connection.ExecuteScalarAsync<long>("UPDATE leadership SET epoch = epoch + 1 RETURNING epoch"),
                cancellationToken);
            return new SqliteLease(held) { Epoch = epoch };
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public ValueTask ConfirmAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _lock.DisposeAsync();
}
