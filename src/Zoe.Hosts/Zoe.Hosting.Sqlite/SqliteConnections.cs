using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite.Statements;

namespace Zoe.Hosting.Sqlite;

/// <summary>
/// Pool of one writing and several reading connections, kept open so that no operation needs a new file descriptor.
/// Each is used by one operation at a time.
/// </summary>
internal sealed class SqliteConnections : IAsyncDisposable
{
    private const int Readers = 4;

    // FULL: commits survive a power failure. MEMORY: sorting needs no temporary files.
    internal const string Pragmas =
        """
        PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
        """;

    private readonly Channel<PooledConnection> _readers = Channel.CreateBounded<PooledConnection>(Readers);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly PooledConnection _writer;

    private SqliteConnections(PooledConnection writer) => _writer = writer;

    /// <summary>Opens the file and migrates its schema.</summary>
    public static async Task<SqliteConnections> OpenAsync(string path)
    {
        SqliteFile.Prepare(path);
        var connections = new SqliteConnections(await ConnectAsync(path));
        try
        {
            await connections._writer.Connection.ExecuteAsync("PRAGMA journal_mode = WAL");
            await SqliteMigrations.ApplyAsync(connections._writer.Connection, path, static _ => { }, CancellationToken.None);
            for (var index = 0; index < Readers; index++)
            {
                var reader = await ConnectAsync(path);
                connections._readers.Writer.TryWrite(reader);
                // The first statement opens all files of a connection.
                await reader.Connection.ExecuteScalarAsync<long>("PRAGMA query_only = ON; SELECT epoch FROM leadership");
            }
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }

        return connections;
    }

    /// <summary>Reads in one transaction, from a consistent snapshot.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        var reader = await _readers.Reader.ReadAsync(cancellationToken);
        try
        {
            reader.Statements["BEGIN DEFERRED"].Execute();
            return await read(reader.Connection);
        }
        finally
        {
            EndTransaction(reader.Connection);
            _readers.Writer.TryWrite(reader);
        }
    }

    /// <summary>Reads with one prepared statement.</summary>
    public async Task<T> QueryAsync<T>(Func<SqliteStatements, T> read, CancellationToken cancellationToken)
    {
        var reader = await _readers.Reader.ReadAsync(cancellationToken);
        try
        {
            return read(reader.Statements);
        }
        finally
        {
            _readers.Writer.TryWrite(reader);
        }
    }

    /// <summary>Writes in one transaction, which is durable when this returns and rolled back when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer.Statements["BEGIN IMMEDIATE"].Execute();
            var result = await write(_writer.Connection);
            _writer.Statements["COMMIT"].Execute();
            return result;
        }
        finally
        {
            EndTransaction(_writer.Connection);
            _writing.Release();
        }
    }

    /// <summary>As <see cref="WriteAsync"/>, with prepared statements.</summary>
    public async Task<T> ChangeAsync<T>(Func<SqliteStatements, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer.Statements["BEGIN IMMEDIATE"].Execute();
            var result = write(_writer.Statements);
            _writer.Statements["COMMIT"].Execute();
            return result;
        }
        finally
        {
            EndTransaction(_writer.Connection);
            _writing.Release();
        }
    }

    /// <summary>Checkpoints the write-ahead log, so that a copy of the file alone is complete, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _readers.Writer.TryComplete();
        while (_readers.Reader.TryRead(out var reader)) await reader.DisposeAsync();
        try
        {
            await _writer.Connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Committed data stays in the write-ahead log, which the next start reads.
        }

        await _writer.DisposeAsync();
        _writing.Dispose();
    }

    /// <summary>Rolls back an open transaction; after an error SQLite may have ended it itself.</summary>
    private static void EndTransaction(SqliteConnection connection)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            SQLitePCL.raw.sqlite3_exec(connection.Handle, "ROLLBACK");
    }

    private static async Task<PooledConnection> ConnectAsync(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 30,
            Pooling = false,
        }.ToString());
        try
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync(Pragmas);
            return new PooledConnection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
