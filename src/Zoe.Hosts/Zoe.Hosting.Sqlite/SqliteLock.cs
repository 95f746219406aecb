using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Sqlite;

/// <summary>
/// The lock on a database against other engines, released with the process. It is a transaction on a file of its own, so
/// that other programs can read and back up the database.
/// </summary>
internal static class SqliteLock
{
    private const int WaitSeconds = 1;

    /// <summary>Disposing the connection releases the lock.</summary>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    public static async Task<SqliteConnection> AcquireAsync(string database, CancellationToken cancellationToken)
    {
        var path = PathOf(database);
        SqliteFile.Prepare(path);
        var connection = Connect(path);
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
            var holder = IsHeld(failure) ? await ReadHolderAsync(connection) : null;
            await connection.DisposeAsync();
            if (holder is not null) throw new StoreInUseException(database, holder);
            throw StoreErrors.Explain(failure, path);
        }
    }

    /// <summary>The process that holds the lock; null for none.</summary>
    public static async Task<string?> FindHolderAsync(string database, CancellationToken cancellationToken)
    {
        var path = PathOf(database);
        if (!File.Exists(path)) return null;
        await using var connection = Connect(path);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync("BEGIN IMMEDIATE; ROLLBACK");
            return null;
        }
        catch (SqliteException failure) when (IsHeld(failure))
        {
            return await ReadHolderAsync(connection);
        }
    }

    private static string PathOf(string database) => database + ".lock";

    private static bool IsHeld(SqliteException failure) => failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY;

    private static async Task<string> ReadHolderAsync(SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<string?>("SELECT process FROM holder") ?? "another process";

    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = WaitSeconds,
        Pooling = false,
    }.ToString());
}
