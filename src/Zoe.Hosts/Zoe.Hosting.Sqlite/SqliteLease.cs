using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>
/// A lock on a database against other engines, released with the process. It is a transaction on a file of its own, so
/// that other programs can read and back up the database.
/// </summary>
internal sealed class SqliteLease : ILeadershipLease
{
    private const int WaitSeconds = 1;

    private readonly SqliteConnection _lock;

    private SqliteLease(SqliteConnection held) => _lock = held;

    public long Epoch { get; private init; }

    /// <summary>Never cancelled: nobody else gets the lock while this process runs.</summary>
    public CancellationToken Lost => CancellationToken.None;

    public static async Task<SqliteLease> AcquireAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        var held = await LockAsync(database.Path, cancellationToken);
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

    private static async Task<SqliteConnection> LockAsync(string database, CancellationToken cancellationToken)
    {
        var path = database + ".lock";
        SqliteFile.Prepare(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = WaitSeconds,
            Pooling = false,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(
                """
                BEGIN IMMEDIATE;
                CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY CHECK (id = 1), process TEXT NOT NULL);
                INSERT OR REPLACE INTO holder VALUES (1, @process);
                COMMIT;
                BEGIN IMMEDIATE;
                """,
                new { process = $"process {Environment.ProcessId} on {Environment.MachineName}" });
            return connection;
        }
        catch (SqliteException failure)
        {
            var holder = failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY ? await FindHolderAsync(connection) : null;
            await connection.DisposeAsync();
            if (holder is not null) throw new StoreInUseException(database, holder);
            throw StoreErrors.Explain(failure, path);
        }
    }

    private static async Task<string> FindHolderAsync(SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<string?>("SELECT process FROM holder") ?? "another process";
}
